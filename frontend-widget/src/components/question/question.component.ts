// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { AnswerBody, QuestionBody } from '../../contract/events.js';
import { controls } from '../../design/controls.js';
import { cameraIcon } from '../../design/icons.js';
import { parseAmount } from '../../words/amounts.js';
import { Worded } from '../worded.js';
import { questionStyles } from './question.styles.js';

/** Phones and tablets: the file field opens their camera. */
const HAS_CAMERA = matchMedia('(pointer: coarse)').matches;

export type GivenAnswer = Omit<AnswerBody, 'question_id' | 'understood_from' | 'client_id'>;

/**
 * The ways to answer the open question: buttons, boxes, an amount, a date, words or photos.
 *
 * @event entente-answer - detail: the answer without its question's id.
 * @event entente-pick-photos - the person wants to add photos.
 */
export class Question extends Worded {
  static override styles = [controls, questionStyles];

  /** The open question. */
  @property({ attribute: false }) question!: QuestionBody;

  /** The currency of an amount. */
  @property() currency = 'EUR';

  /** An answer is on its way. */
  @property({ type: Boolean }) busy = false;

  /** How many photos are ready to be sent. */
  @property({ type: Number }) photosReady = 0;

  @state() private chosen: readonly string[] = [];
  @state() private complaint = '';
  @query('input, textarea') private readonly field?: HTMLInputElement | HTMLTextAreaElement;

  protected override willUpdate(changes: PropertyValues<this>): void {
    const before = changes.get('question') as QuestionBody | undefined;
    if (changes.has('question') && before?.question_id !== this.question.question_id) {
      this.chosen = [];
      this.complaint = '';
    }
  }

  /** Brings the keyboard to the first way to answer. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button, input, textarea')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <fieldset class="question" data-question=${this.question.question_id} ?disabled=${this.busy} aria-busy=${this.busy}>
        <legend class="unseen">${this.question.text}</legend>
        ${this.input()}
        ${
          this.complaint
            ? html`
                <p class="refusal" role="alert">${this.complaint}</p>
              `
            : nothing
        }
      </fieldset>
    `;
  }

  private input(): TemplateResult {
    switch (this.question.input) {
      case 'choice':
        return this.choice();
      case 'choices':
        return this.choices();
      case 'amount':
        return this.amount();
      case 'date':
        return this.date();
      case 'photos':
        return this.photos();
      case 'text':
        return html`
          <p class="quiet-text">${this.words.say('question.text')}</p>
        `;
    }
  }

  private choice(): TemplateResult {
    const confirming = Boolean(this.question.confirms);
    return html`
      <div class="options ${confirming ? 'confirming' : ''}">
        ${this.question.options?.map(
          (option) => html`
            <button
              type="button"
              class=${confirming && option.id === 'yes' ? 'primary' : ''}
              data-option=${option.id}
              @click=${() => this.give({ option_ids: [option.id] })}
            >
              ${option.label}
            </button>
          `,
        )}
      </div>
    `;
  }

  private choices(): TemplateResult {
    const least = Number(this.question.min ?? 1);
    return html`
      <p class="quiet-text">${this.words.say('question.several')}</p>
      <div class="options">
        ${this.question.options?.map(
          (option) => html`
            <label class="check">
              <input
                type="checkbox"
                data-option=${option.id}
                .checked=${live(this.chosen.includes(option.id))}
                @change=${(event: Event) => this.toggle(option.id, (event.target as HTMLInputElement).checked)}
              />
              <span>${option.label}</span>
            </label>
          `,
        )}
      </div>
      <button
        class="primary"
        type="button"
        data-action="confirm"
        ?disabled=${this.chosen.length < least}
        @click=${() => this.give({ option_ids: [...this.chosen] })}
      >
        ${this.words.say('question.confirm')}
      </button>
    `;
  }

  private toggle(id: string, checked: boolean): void {
    this.chosen = checked ? [...this.chosen, id] : this.chosen.filter((held) => held !== id);
  }

  private amount(): TemplateResult {
    const { min, max } = this.question;
    const range =
      typeof min === 'number' && typeof max === 'number'
        ? this.words.say('question.between', { min: this.money(min), max: this.money(max) })
        : '';
    return html`
      <form class="stack" @submit=${(event: Event) => this.giveAmount(event)}>
        <label for="amount">${this.words.say('question.amount', { currency: this.currency })}</label>
        <div class="amount">
          <input id="amount" inputmode="decimal" autocomplete="off" aria-describedby="range" />
          <button class="primary" type="submit">${this.words.say('question.send')}</button>
        </div>
        <p id="range" class="quiet-text">${range}</p>
      </form>
    `;
  }

  private giveAmount(event: Event): void {
    event.preventDefault();
    const minor = parseAmount(this.field?.value ?? '', this.currency);
    const min = Number(this.question.min ?? 1);
    const max = Number(this.question.max ?? Number.MAX_SAFE_INTEGER);
    if (minor === undefined) {
      this.complaint = this.words.say('question.no-amount');
    } else if (minor < min || minor > max) {
      this.complaint = this.words.say('question.between', { min: this.money(min), max: this.money(max) });
    } else {
      this.give({ amount_minor: minor });
    }
  }

  private date(): TemplateResult {
    const { min, max } = this.question;
    return html`
      <form class="stack" @submit=${(event: Event) => this.giveDate(event)}>
        <label for="date">${this.words.say('question.date')}</label>
        <div class="amount">
          <input id="date" type="date" min=${min ?? nothing} max=${max ?? nothing} required />
          <button class="primary" type="submit">${this.words.say('question.send')}</button>
        </div>
      </form>
    `;
  }

  private giveDate(event: Event): void {
    event.preventDefault();
    if (this.field?.value) {
      this.give({ date: this.field.value });
    }
  }

  private photos(): TemplateResult {
    const most = Number(this.question.max ?? 0);
    return html`
      ${
        most
          ? html`
              <p class="quiet-text">${this.words.say('question.photos', { max: most })}</p>
            `
          : nothing
      }
      <button
        type="button"
        class=${this.photosReady ? '' : 'primary'}
        data-action="add-photos"
        @click=${() => this.tell('entente-pick-photos')}
      >
        ${cameraIcon} ${this.words.say(this.photosReady ? 'question.more-photos' : 'question.add-photos')}
      </button>
      ${
        HAS_CAMERA
          ? html`
              <button type="button" data-action="take-photo" @click=${() => this.tell('entente-pick-photos', 'camera')}>
                ${this.words.say('question.take-photo')}
              </button>
            `
          : nothing
      }
    `;
  }

  private money(minor: number): string {
    return this.words.amount(minor, this.currency);
  }

  private give(answer: GivenAnswer): void {
    this.complaint = '';
    this.tell('entente-answer', answer);
  }
}
