// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EventOf, QuestionBody, ThreadEvent } from '../../contract/events.js';
import { controls } from '../../design/controls.js';
import type { Conversation } from '../../thread/conversation.js';
import type { Parcel } from '../../thread/outbox.js';
import { isBotsTurn, isMine, undoableAnswer } from '../../thread/standing.js';
import { explain } from '../../words/refusals.js';
import { Worded } from '../worded.js';
import '../message/message.js';
import { isSilent } from '../message/notices.js';
import { threadLogStyles } from './thread-log.styles.js';

const SPEECH = ['text', 'question', 'answer', 'photos', 'photo_description', 'note'];
const SAME_BREATH_MS = 5 * 60_000;

/**
 * Everything that was said, in order, and what is on its way.
 * Only what is new is announced to screen readers, never the history.
 *
 * @event entente-retry - a refused message is to be sent once more; detail: its client id.
 * @event entente-dismiss - a refused message is given up; detail: its client id.
 */
export class ThreadLog extends Worded {
  static override styles = [controls, threadLogStyles];

  /** The thread; asked to render again by `version`. */
  @property({ attribute: false }) thread!: Conversation;

  /** Changes whenever the thread did. */
  @property({ type: Number }) version = 0;

  /** Turns an address of the server into a full one. */
  @property({ attribute: false }) address: (path: string) => string = (path) => path;

  private announces = false;

  protected override updated(_changes: PropertyValues<this>): void {
    if (!this.announces && this.thread.loaded) {
      setTimeout(() => {
        this.announces = true;
        this.requestUpdate();
      });
    }
  }

  protected override render(): TemplateResult {
    const events = this.thread.log.events.filter((event) => !isSilent(event));
    const undoable = this.thread.snapshot
      ? undoableAnswer(this.thread.snapshot, this.thread.log.events, this.thread.me)
      : undefined;
    const seenSeq = this.lastSeen(events);
    return html`
      <div
        class="log"
        role="log"
        aria-live=${this.announces ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-label=${this.words.say('log.label')}
      >
        ${repeat(
          events,
          (event) => event.seq,
          (event, index) => html`
            <entente-message
              .words=${this.words}
              .event=${event}
              .me=${this.thread.me}
              .currency=${this.thread.snapshot?.ledger?.currency ?? 'EUR'}
              .questionOf=${(id: string) => this.questionOf(id)}
              .address=${this.address}
              ?continued=${continues(events[index - 1], event)}
              ?seen=${event.seq === seenSeq}
              ?undoable=${event.seq === undoable?.seq}
              @entente-photo-gone=${() => this.thread.renewPhotos(event.seq)}
            ></entente-message>
          `,
        )}
      </div>
      ${this.thread.outbox.parcels.map((parcel) => this.pending(parcel))} ${this.drafts()}
      <p class="typing quiet-text" aria-live="off" ?hidden=${this.typing() === ''}>${this.typing()}</p>
    `;
  }

  private questionOf(id: string): QuestionBody | undefined {
    const asked = this.thread.log.ofKind('question').findLast((event) => event.body.question_id === id) as
      EventOf<'question'> | undefined;
    return asked?.body;
  }

  private lastSeen(events: readonly ThreadEvent[]): number {
    const others = [...this.thread.readBy].filter(([role]) => role !== this.thread.me.role).map(([, seq]) => seq);
    const readSeq = Math.max(0, ...others);
    return (
      events.findLast((event) => event.seq <= readSeq && SPEECH.includes(event.kind) && isMine(event, this.thread.me))?.seq ?? -1
    );
  }

  private pending(parcel: Parcel): TemplateResult | typeof nothing {
    const saying = parcel.saying;
    const known = this.thread.log.events.some((event) => event.kind === 'text' && event.body.client_id === saying.client_id);
    if (known || (saying.kind !== 'text' && saying.kind !== 'photos')) {
      return nothing;
    }
    return html`
      <div class="pending" data-state=${parcel.state}>
        <p class="bubble" dir="auto">
          ${saying.text ?? this.words.say('message.photos-sent', { count: 'photo_ids' in saying ? saying.photo_ids.length : 0 })}
        </p>
        ${
          parcel.state === 'refused'
            ? this.refused(parcel)
            : html`
                <p class="quiet-text">${this.waiting(parcel)}</p>
              `
        }
      </div>
    `;
  }

  private waiting(parcel: Parcel): string {
    return this.words.say(parcel.state === 'sending' ? 'log.sending' : 'log.queued');
  }

  private refused(parcel: Parcel): TemplateResult {
    const id = parcel.saying.client_id;
    return html`
      <p class="refusal" role="alert">
        ${this.words.say('log.refused', { reason: explain(this.words, { status: parcel.refusal?.status, ...parcel.refusal?.problem }) })}
      </p>
      <div class="row">
        <button class="link" type="button" @click=${() => this.tell('entente-retry', id)}>${this.words.say('log.retry')}</button>
        <button class="link" type="button" @click=${() => this.tell('entente-dismiss', id)}>
          ${this.words.say('log.dismiss')}
        </button>
      </div>
    `;
  }

  private drafts(): TemplateResult[] {
    return [...this.thread.drafts.values()].map(
      (text) => html`
        <div class="draft" aria-hidden="true"><p class="bubble" dir="auto">${text}</p></div>
      `,
    );
  }

  private typing(): string {
    const { snapshot, log, me, typing } = this.thread;
    if (typing.length === 0 && snapshot && isBotsTurn(snapshot, log.events, me)) {
      return this.words.say('log.reading');
    }
    return typing.map((role) => this.words.say('log.typing', { who: this.words.term('someone', role) })).join(' ');
  }
}

function continues(before: ThreadEvent | undefined, event: ThreadEvent): boolean {
  return (
    before !== undefined &&
    SPEECH.includes(before.kind) &&
    SPEECH.includes(event.kind) &&
    before.kind !== 'note' &&
    event.kind !== 'note' &&
    before.author.role === event.author.role &&
    before.author.id === event.author.id &&
    Date.parse(event.at) - Date.parse(before.at) < SAME_BREATH_MS
  );
}
