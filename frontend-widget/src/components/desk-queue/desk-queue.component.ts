// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { QueueLine } from '../../contract/desk.js';
import { controls } from '../../design/controls.js';
import { Worded } from '../worded.js';
import { deskQueueStyles } from './desk-queue.styles.js';

/**
 * The cases that wait for an agent, most pressing first, as the server orders them.
 *
 * @event entente-choose-case - detail: the conversation's id.
 */
export class DeskQueue extends Worded {
  static override styles = [controls, deskQueueStyles];

  /** The queue as the server answered it. */
  @property({ attribute: false }) lines: readonly QueueLine[] = [];

  /** The case that is open. */
  @property() chosen = '';

  /** The id of the agent who looks. */
  @property() reader = '';

  protected override render(): TemplateResult {
    return this.lines.length === 0
      ? html`
          <p class="quiet-text">${this.words.say('desk.queue.empty')}</p>
        `
      : html`
          <ul>
            ${repeat(this.lines, idOf, (line) => this.line(line))}
          </ul>
        `;
  }

  private line(line: QueueLine): TemplateResult {
    const id = idOf(line);
    const priority = line.priority ?? 'normal';
    return html`
      <li>
        <button
          type="button"
          data-case=${id}
          data-order=${line.order_id ?? ''}
          aria-current=${id === this.chosen ? 'true' : 'false'}
          @click=${() => this.tell('entente-choose-case', id)}
        >
          <span class="top">
            <span>${line.title ?? this.words.say('desk.queue.order', { order: line.order_id ?? id.slice(0, 8) })}</span>
            <span class="priority ${priority}">${this.words.term('priority', priority)}</span>
          </span>
          <span class="line">${this.facts(line)}</span>
          ${line.due_at ? this.due(line.due_at) : nothing}
          ${
            line.reason_text
              ? html`
                  <span class="line">${line.reason_text}</span>
                `
              : nothing
          }
        </button>
      </li>
    `;
  }

  private facts(line: QueueLine): string {
    return [
      line.category ? this.words.term('category', line.category) : '',
      line.stage ? this.words.term('stage', line.stage) : '',
      line.tier ? this.words.say('desk.queue.tier', { tier: line.tier }) : '',
      this.holder(line),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private holder(line: QueueLine): string {
    const { controller, controller_name } = line;
    if (!controller || controller === 'bot') {
      return '';
    }
    return controller === this.reader
      ? this.words.say('desk.queue.mine')
      : this.words.say('desk.queue.held', { name: controller_name ?? controller });
  }

  private due(iso: string): TemplateResult {
    const late = Date.parse(iso) < Date.now();
    return html`
      <span class="line ${late ? 'late' : ''}">
        <time datetime=${iso}>
          ${this.words.say(late ? 'desk.queue.late' : 'desk.queue.due', { moment: this.words.moment(iso) })}
        </time>
      </span>
    `;
  }
}

export function idOf(line: QueueLine): string {
  return line.conversation_id ?? line.id;
}
