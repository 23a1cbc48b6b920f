// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../../design/controls.js';
import { cameraIcon, closeIcon } from '../../design/icons.js';
import { explain } from '../../words/refusals.js';
import { Worded } from '../worded.js';
import type { Upload } from './upload.js';
import { uploadsStyles } from './uploads.styles.js';

/**
 * Photos on their way: progress, a way out, a second try, and the reason where one was refused.
 *
 * @event entente-remove-upload - detail: the upload.
 * @event entente-send-photos - all that is ready is to be sent.
 */
export class Uploads extends Worded {
  static override styles = [controls, uploadsStyles];

  /** The photos of the tray. */
  @property({ attribute: false }) uploads: readonly Upload[] = [];

  /** Changes whenever an upload did. */
  @property({ type: Number }) version = 0;

  /** Sending is under way. */
  @property({ type: Boolean }) busy = false;

  /** Turns an address of the server into a full one. */
  @property({ attribute: false }) address: (path: string) => string = (path) => path;

  protected override render(): TemplateResult | typeof nothing {
    const ready = this.uploads.filter((upload) => upload.state === 'ready').length;
    const sending = this.uploads.some((upload) => upload.state === 'sending');
    if (this.uploads.length === 0) {
      return nothing;
    }
    return html`
      <div class="tray">
        <ul class="tray" aria-label=${this.words.say('uploads.label')}>
          ${this.uploads.map((upload) => this.line(upload))}
        </ul>
        <p class="unseen" role="status">
          ${sending ? this.words.say('uploads.sending') : this.words.say('uploads.ready', { count: ready })}
        </p>
        ${
          ready
            ? html`
                <button
                  class="primary"
                  type="button"
                  data-action="send-photos"
                  ?disabled=${sending || this.busy}
                  @click=${() => this.tell('entente-send-photos')}
                >
                  ${this.words.say(ready === 1 ? 'uploads.send-one' : 'uploads.send', { count: ready })}
                </button>
              `
            : nothing
        }
      </div>
    `;
  }

  private line(upload: Upload): TemplateResult {
    return html`
      <li class="upload" data-state=${upload.state}>
        <div class="picture">
          ${
            upload.photo
              ? html`
                  <img src=${this.address(upload.photo.thumbnail_url ?? upload.photo.url)} alt="" />
                `
              : cameraIcon
          }
        </div>
        <div class="middle">
          <p class="name" dir="auto">${upload.file.name}</p>
          ${this.progress(upload)}
        </div>
        <button
          class="icon quiet"
          type="button"
          aria-label=${this.words.say('uploads.remove', { name: upload.file.name })}
          @click=${() => this.tell('entente-remove-upload', upload)}
        >
          ${closeIcon}
        </button>
        ${
          upload.state === 'refused'
            ? html`
                <p class="refusal" role="alert">${this.reason(upload)}</p>
              `
            : nothing
        }
      </li>
    `;
  }

  private progress(upload: Upload): TemplateResult {
    switch (upload.state) {
      case 'sending':
        return html`
          <progress
            max="1"
            .value=${upload.share}
            aria-label=${this.words.say('uploads.progress', { share: this.words.percent(upload.share) })}
          ></progress>
        `;
      case 'ready':
        return html`
          <p class="quiet-text">${this.words.say('uploads.done')}</p>
        `;
      case 'unreachable':
        return html`
          <button class="link" type="button" @click=${() => upload.retry()}>${this.words.say('uploads.retry')}</button>
        `;
      case 'refused':
        return html`
          <p class="quiet-text">${this.words.say('uploads.refused')}</p>
        `;
    }
  }

  private reason(upload: Upload): string {
    return explain(this.words, { status: upload.refusal?.status, ...upload.refusal?.problem });
  }
}
