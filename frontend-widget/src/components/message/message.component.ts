// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerBody, BodyByKind, Disguise, Photo, QuestionBody, ThreadEvent } from '../../contract/events.js';
import { controls } from '../../design/controls.js';
import { isMine } from '../../thread/standing.js';
import type { Me } from '../../transport/tokens.js';
import '../photos/photos.js';
import { Worded } from '../worded.js';
import { messageStyles } from './message.styles.js';
import { noticeOf } from './notices.js';

/**
 * One event of the thread: words in a bubble, everything else as one quiet line.
 *
 * @event entente-undo - the reader takes this answer back; detail: the question's id.
 */
export class Message extends Worded {
  static override styles = [controls, messageStyles];

  /** The event to show. */
  @property({ attribute: false }) event!: ThreadEvent;

  /** Who reads. */
  @property({ attribute: false }) me!: Me;

  /** The currency of the order, for events that do not name one. */
  @property() currency = 'EUR';

  /** Finds the question that an answer belongs to. */
  @property({ attribute: false }) questionOf: (id: string) => QuestionBody | undefined = () => undefined;

  /** Turns an address of the server into a full one. */
  @property({ attribute: false }) address: (path: string) => string = (path) => path;

  /** The same author spoke just before: the name is not repeated. */
  @property({ type: Boolean }) continued = false;

  /** The others have read up to here. */
  @property({ type: Boolean }) seen = false;

  /** The reader may still take this answer back. */
  @property({ type: Boolean }) undoable = false;

  protected override render(): TemplateResult | typeof nothing {
    const body = this.speech();
    if (body) {
      return this.bubble(body);
    }
    const notice = noticeOf(this.event, this.words, this.currency, this.authorName());
    return notice
      ? html`
          <p class="notice ${notice.tone}" data-kind=${this.event.kind}>${notice.text}</p>
        `
      : nothing;
  }

  private speech(): TemplateResult | undefined {
    const event = this.event;
    switch (event.kind) {
      case 'text':
      case 'note':
        return this.text(event.body.text);
      case 'question':
        return html`
          ${this.text(event.body.text)}${
            event.body.why
              ? html`
                  <p class="why">${event.body.why}</p>
                `
              : nothing
          }
        `;
      case 'answer':
        return this.answer(event.body);
      case 'photos':
        return html`
          ${this.gallery(event.body.photos)}${event.body.text ? this.text(event.body.text) : nothing}
        `;
      case 'photo_description':
        return html`
          <p class="why">${this.words.say(event.body.by === 'model' ? 'message.photo-by-model' : 'message.photo-shows')}</p>
          ${this.text(event.body.text)} ${this.findings(event.body)}
        `;
      default:
        return undefined;
    }
  }

  /** What the words above do not say already. */
  private findings({ text, findings }: BodyByKind['photo_description']): TemplateResult | typeof nothing {
    const more = findings?.filter((finding) => !text.includes(finding.text)) ?? [];
    return more.length === 0
      ? nothing
      : html`
          <ul class="why findings">
            ${more.map(
              (finding) => html`
                <li dir="auto">${finding.text}</li>
              `,
            )}
          </ul>
        `;
  }

  private text(text: string): TemplateResult {
    return html`
      <p class="words" dir="auto">${text}</p>
    `;
  }

  private gallery(photos: Photo[]): TemplateResult {
    return html`
      <entente-photos .words=${this.words} .photos=${photos} .address=${this.address}></entente-photos>
    `;
  }

  private answer(body: AnswerBody): TemplateResult {
    return html`
      ${body.photos?.length ? this.gallery(body.photos) : nothing}${this.text(this.answerText(body))}
    `;
  }

  private answerText(body: AnswerBody): string {
    if (body.labels?.length) {
      return body.labels.join('\n');
    }
    if (body.option_ids?.length) {
      const options = this.questionOf(body.question_id)?.options ?? [];
      return body.option_ids.map((id) => options.find((option) => option.id === id)?.label ?? id).join('\n');
    }
    if (typeof body.amount_minor === 'number') {
      return this.words.amount(body.amount_minor, this.currency);
    }
    if (body.photo_ids?.length) {
      return this.words.say('message.photos-sent', { count: body.photo_ids.length });
    }
    return body.text ?? (body.date ? this.words.day(body.date) : this.words.say('message.answered'));
  }

  private bubble(body: TemplateResult): TemplateResult {
    const { author, kind, seq } = this.event;
    const mine = isMine(this.event, this.me);
    return html`
      <article class="said ${author.role} ${kind} ${mine ? 'mine' : ''}" data-seq=${seq} data-kind=${kind}>
        ${this.continued ? nothing : this.byline(mine)}
        <div class="bubble">${body}</div>
        ${this.event.flags?.map((flag) => this.flag(flag)) ?? nothing} ${this.foot()}
      </article>
    `;
  }

  private flag(flag: Disguise): TemplateResult {
    return html`
      <p class="flag">${this.words.say(`message.flag.${flag}`)}</p>
    `;
  }

  private byline(mine: boolean): TemplateResult {
    const role =
      this.event.kind === 'note' ? this.words.say('message.staff-note') : this.words.term('role', this.event.author.role);
    const name = this.authorName();
    return html`
      <header class="author">
        <span class="name" dir="auto">${mine ? this.words.say('message.you') : name}</span>
        ${
          mine || name === role
            ? nothing
            : html`
                <span class="role">${role}</span>
              `
        }
        <time datetime=${this.event.at}>${this.words.moment(this.event.at)}</time>
      </header>
    `;
  }

  private authorName(): string {
    const { role, name } = this.event.author;
    return role === 'bot' || role === 'system' || !name ? this.words.term('role', role) : name;
  }

  private foot(): TemplateResult | typeof nothing {
    const event = this.event;
    const understood = event.kind === 'answer' && typeof event.body.understood_from === 'number';
    if (!this.seen && !this.undoable && !understood) {
      return nothing;
    }
    return html`
      <footer class="foot">
        ${
          understood
            ? html`
                <span>${this.words.say('message.understood')}</span>
              `
            : nothing
        }
        ${
          this.undoable && event.kind === 'answer'
            ? html`
                <button class="link" type="button" @click=${() => this.tell('entente-undo', event.body.question_id)}>
                  ${this.words.say('message.undo')}
                </button>
              `
            : nothing
        }
        ${
          this.seen
            ? html`
                <span class="seen">${this.words.say('message.seen')}</span>
              `
            : nothing
        }
      </footer>
    `;
  }
}
