// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ThreadEvent } from '../../contract/events.js';
import { controls } from '../../design/controls.js';
import { checkIcon, clockIcon, closeIcon, scalesIcon } from '../../design/icons.js';
import { settlementSteps, type Outcome, type SettlementStep } from '../../thread/standing.js';
import { solution } from '../message/notices.js';
import { Worded } from '../worded.js';
import { outcomeStyles } from './outcome.styles.js';

/** What was agreed or decided, why, how to contest it, and where the money is. */
export class OutcomeCard extends Worded {
  static override styles = [controls, outcomeStyles];

  /** The agreement or decision. */
  @property({ attribute: false }) outcome!: Outcome;

  /** The thread, where the steps of the money are told. */
  @property({ attribute: false }) events: readonly ThreadEvent[] = [];

  /** The currency of the order. */
  @property() currency = 'EUR';

  protected override render(): TemplateResult {
    const { kind, body } = this.outcome;
    return html`
      <section class="card outcome" data-outcome=${kind} aria-label=${this.words.say(`outcome.${kind}`)}>
        <p class="label">${kind === 'agreement' ? checkIcon : scalesIcon} ${this.label()}</p>
        <h3 class="what">${solution(this.words, body, this.currency)}</h3>
        ${
          body.return === 'required'
            ? html`
                <p class="small">${this.words.say('return.required')}</p>
              `
            : nothing
        }
        ${this.reasons()} ${this.settlement()}
        ${
          body.redress
            ? html`
                <p class="quiet-text">${body.redress}</p>
              `
            : nothing
        }
      </section>
    `;
  }

  private label(): string {
    const { kind, author } = this.outcome;
    return kind === 'decision' && author?.role === 'agent' && author.name
      ? this.words.say('outcome.decision-by', { name: author.name })
      : this.words.say(`outcome.${kind}`);
  }

  private reasons(): TemplateResult | typeof nothing {
    const { reasons, rule } = this.outcome.body;
    if (!reasons?.length && !rule) {
      return nothing;
    }
    return html`
      <div class="stack">
        ${
          reasons?.length
            ? html`
                <ul class="reasons">
                  ${reasons.map(
                    (reason) => html`
                      <li dir="auto">${reason}</li>
                    `,
                  )}
                </ul>
              `
            : nothing
        }
        ${
          rule
            ? html`
                <p class="quiet-text">${this.words.say('outcome.rule', { rule })}</p>
              `
            : nothing
        }
      </div>
    `;
  }

  private settlement(): TemplateResult | typeof nothing {
    const steps = settlementSteps(this.events);
    const last = steps.at(-1);
    if (!last) {
      return nothing;
    }
    const requested = steps.find((step) => step.state === 'requested') ?? last;
    return html`
      <div class="steps" data-settlement=${last.state}>
        <dl class="money">
          <div>
            <dt>${this.words.say('outcome.refund')}</dt>
            <dd>${this.words.amount(last.refundMinor, this.currency)}</dd>
          </div>
          <div>
            <dt>${this.words.say('outcome.release')}</dt>
            <dd>${this.words.amount(last.releaseMinor, this.currency)}</dd>
          </div>
        </dl>
        <ol class="stack">
          ${this.step('requested', requested.at)} ${this.ending(last)}
        </ol>
      </div>
    `;
  }

  private ending(last: SettlementStep): TemplateResult {
    return last.state === 'requested' ? this.step('to-come') : this.step(last.state, last.at);
  }

  private step(state: SettlementStep['state'] | 'to-come', at?: string): TemplateResult {
    const look = state === 'to-come' ? 'to-come' : state === 'failed' ? 'failed' : 'done';
    return html`
      <li class="step ${look}" data-step=${state}>
        ${look === 'done' ? checkIcon : look === 'failed' ? closeIcon : clockIcon}
        <span>${this.words.say(`outcome.step.${state}`, { moment: at ? this.words.moment(at) : '' })}</span>
      </li>
    `;
  }
}
