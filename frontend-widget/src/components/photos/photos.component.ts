// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Photo } from '../../contract/events.js';
import { controls } from '../../design/controls.js';
import { closeIcon } from '../../design/icons.js';
import { Worded } from '../worded.js';
import { photosStyles } from './photos.styles.js';

/**
 * Photos as thumbnails that open in full.
 *
 * @event entente-photo-gone - an address ran out; whoever holds the thread asks for a fresh one.
 */
export class PhotoGallery extends Worded {
  static override styles = [controls, photosStyles];

  /** What to show; addresses may be relative to the server. */
  @property({ attribute: false }) photos: Photo[] = [];

  /** Turns an address of the server into a full one. */
  @property({ attribute: false }) address: (path: string) => string = (path) => path;

  /** One photo alone is shown larger. */
  @property({ type: Boolean, reflect: true }) single = false;

  @state() private opened?: Photo;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  private readonly askedAgain = new Set<string>();

  protected override willUpdate(): void {
    this.single = this.photos.length === 1;
  }

  private async open(photo: Photo): Promise<void> {
    this.opened = photo;
    await this.updateComplete;
    this.dialog.showModal();
  }

  private gone(photo: Photo): void {
    if (!this.askedAgain.has(photo.url)) {
      this.askedAgain.add(photo.url);
      this.tell('entente-photo-gone', photo.photo_id);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <ul>
        ${this.photos.map((photo, index) => this.thumbnail(photo, index + 1))}
      </ul>
      <dialog
        aria-label=${this.words.say('photos.full')}
        @close=${() => (this.opened = undefined)}
        @click=${() => this.dialog.close()}
      >
        ${
          this.opened
            ? html`
                <div class="full">
                  <button
                    class="icon"
                    type="button"
                    aria-label=${this.words.say('photos.close')}
                    @click=${() => this.dialog.close()}
                  >
                    ${closeIcon}
                  </button>
                  <img src=${this.address(this.opened.url)} alt=${this.words.say('photos.full')} />
                </div>
              `
            : nothing
        }
      </dialog>
    `;
  }

  private thumbnail(photo: Photo, number: number): TemplateResult {
    const label = this.words.say('photos.one', { number, count: this.photos.length });
    return html`
      <li>
        <button
          class="thumbnail"
          type="button"
          aria-label=${this.words.say('photos.open', { photo: label })}
          @click=${() => this.open(photo)}
        >
          <img
            src=${this.address(photo.thumbnail_url ?? photo.url)}
            alt=${label}
            width=${photo.width ?? nothing}
            height=${photo.height ?? nothing}
            @error=${() => this.gone(photo)}
          />
        </button>
      </li>
    `;
  }
}
