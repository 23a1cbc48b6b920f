// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controls } from '../../design/controls.js';
import { cameraIcon, sendIcon } from '../../design/icons.js';
import { Worded } from '../worded.js';
import { composerStyles } from './composer.styles.js';

const TEXT_LENGTH_MAX = 4_000;

/**
 * Where words are written. Enter sends, Shift and Enter begin a new line.
 *
 * @event entente-say - detail: the words.
 * @event entente-typing - the person is writing.
 * @event entente-pick-photos - the person wants to add photos.
 * @event entente-draft - detail: what stands in the field.
 * @event entente-reword - the person wants calmer words; detail: the words so far.
 */
export class Composer extends Worded {
  static override styles = [controls, composerStyles];

  /** Why nothing can be written just now; empty where it can. */
  @property() disabledReason = '';

  /** Said under the field while writing still works: what is written is kept and sent later. */
  @property() hint = '';

  /** What the field says while it is empty. */
  @property() placeholder = '';

  /** Without the photo button. */
  @property({ type: Boolean, reflect: true, attribute: 'no-photos' }) noPhotos = false;

  /** With the offer of calmer words. */
  @property({ type: Boolean }) rewordable = false;

  /** While calmer words are looked for. */
  @property({ type: Boolean }) rewording = false;

  @state() private empty = true;
  @query('textarea') private readonly field!: HTMLTextAreaElement;

  /** What stands in the field. */
  get draft(): string {
    return this.field?.value ?? '';
  }

  set draft(text: string) {
    void this.updateComplete.then(() => {
      this.field.value = text;
      this.empty = text.trim() === '';
    });
  }

  override focus(): void {
    this.field?.focus();
  }

  protected override render(): TemplateResult {
    const disabled = this.disabledReason !== '';
    return html`
      <form @submit=${(event: Event) => this.submit(event)}>
        ${
          this.noPhotos
            ? nothing
            : html`
                <button
                  class="icon"
                  type="button"
                  aria-label=${this.words.say('composer.photo')}
                  title=${this.words.say('composer.photo')}
                  ?disabled=${disabled}
                  @click=${() => this.tell('entente-pick-photos')}
                >
                  ${cameraIcon}
                </button>
              `
        }
        <textarea
          rows="1"
          maxlength=${TEXT_LENGTH_MAX}
          aria-label=${this.words.say('composer.label')}
          aria-describedby="reason"
          placeholder=${this.placeholder || this.words.say('composer.placeholder')}
          enterkeyhint="send"
          dir="auto"
          ?disabled=${disabled}
          @keydown=${(event: KeyboardEvent) => this.pressed(event)}
          @input=${() => this.typed()}
        ></textarea>
        <button
          class="icon primary"
          type="submit"
          aria-label=${this.words.say('composer.send')}
          title=${this.words.say('composer.send')}
          ?disabled=${disabled || this.empty}
        >
          ${sendIcon}
        </button>
        ${this.rewordable && !this.empty && !disabled ? this.offer() : nothing}
        <p id="reason" class="reason" role="status" ?hidden=${!this.disabledReason && !this.hint}>
          ${this.disabledReason || this.hint}
        </p>
      </form>
    `;
  }

  private offer(): TemplateResult {
    return html`
      <button
        class="link reword"
        type="button"
        data-action="reword"
        ?disabled=${this.rewording}
        @click=${() => this.tell('entente-reword', this.field.value.trim())}
      >
        ${this.words.say(this.rewording ? 'composer.rewording' : 'composer.reword')}
      </button>
    `;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.submit(event);
    }
  }

  private typed(): void {
    this.empty = this.field.value.trim() === '';
    this.tell('entente-draft', this.field.value);
    if (!this.empty) {
      this.tell('entente-typing');
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text && !this.disabledReason) {
      this.field.value = '';
      this.empty = true;
      this.tell('entente-say', text);
      this.tell('entente-draft', '');
      this.field.focus();
    }
  }
}
