// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DecisionCommand } from '../../contract/desk.js';
import { controls } from '../../design/controls.js';
import { parseAmount } from '../../words/amounts.js';
import { Worded } from '../worded.js';
import { decisionFormStyles } from './decision-form.styles.js';

const REMEDIES = [
  'partial_refund',
  'full_refund',
  'replacement',
  'repair',
  'send_missing',
  'deliver',
  'free_return',
  'redo_service',
  'cancel',
  'compensation',
  'price_correction',
  'none',
];
const WITH_AMOUNT = ['partial_refund', 'full_refund', 'compensation', 'price_correction', 'cancel'];
const RULE_BY_DEFAULT = 'P3';

/**
 * How an agent decides: remedy, amount, return, reasons, rule.
 *
 * @event entente-decide - detail: the decision.
 * @event entente-cancel - the agent does not decide now.
 */
export class DecisionForm extends Worded {
  static override styles = [controls, decisionFormStyles];

  /** The currency of the order. */
  @property() currency = 'EUR';

  /** Why the last try was refused. */
  @property() refusal = '';

  /** A decision is on its way. */
  @property({ type: Boolean }) busy = false;

  @state() private remedy = REMEDIES[0]!;
  @state() private returns = 'none';
  @state() private complaint = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('select')?.focus();
  }

  protected override render(): TemplateResult {
    const complaint = this.complaint || this.refusal;
    return html`
      <form class="card" @submit=${(event: Event) => this.submit(event)} aria-label=${this.words.say('decision.title')}>
        <h3 class="title">${this.words.say('decision.title')}</h3>
        <div class="fields">
          ${this.remedyField()} ${WITH_AMOUNT.includes(this.remedy) ? this.amountField() : nothing} ${this.returnFields()}
        </div>
        <div>
          <label for="reasons">${this.words.say('decision.reasons')}</label>
          <textarea id="reasons" name="reasons" rows="3"></textarea>
        </div>
        <div>
          <label for="rule">${this.words.say('decision.rule')}</label>
          <input id="rule" name="rule" .defaultValue=${RULE_BY_DEFAULT} />
        </div>
        ${
          complaint
            ? html`
                <p class="refusal" role="alert">${complaint}</p>
              `
            : nothing
        }
        <div class="row">
          <button class="primary" type="submit" ?disabled=${this.busy}>${this.words.say('decision.send')}</button>
          <button class="quiet" type="button" @click=${() => this.tell('entente-cancel')}>
            ${this.words.say('decision.cancel')}
          </button>
        </div>
      </form>
    `;
  }

  private remedyField(): TemplateResult {
    return html`
      <div>
        <label for="remedy">${this.words.say('decision.remedy')}</label>
        <select id="remedy" name="remedy" @change=${(event: Event) => (this.remedy = (event.target as HTMLSelectElement).value)}>
          ${REMEDIES.map(
            (remedy) => html`
              <option value=${remedy} ?selected=${remedy === this.remedy}>${this.words.term('remedy', remedy)}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  private amountField(): TemplateResult {
    return html`
      <div>
        <label for="amount">${this.words.say('decision.amount', { currency: this.currency })}</label>
        <input id="amount" name="amount" inputmode="decimal" autocomplete="off" />
      </div>
    `;
  }

  private returnFields(): TemplateResult {
    const change = (event: Event) => (this.returns = (event.target as HTMLSelectElement).value);
    return html`
      <div>
        <label for="return">${this.words.say('decision.return')}</label>
        <select id="return" name="return" @change=${change}>
          <option value="none">${this.words.say('decision.return.none')}</option>
          <option value="required">${this.words.say('decision.return.required')}</option>
        </select>
      </div>
      ${
        this.returns === 'required'
          ? html`
              <div>
                <label for="paid-by">${this.words.say('decision.paid-by')}</label>
                <select id="paid-by" name="paid-by">
                  ${['seller', 'buyer'].map(
                    (role) => html`
                      <option value=${role}>${this.words.term('role', role)}</option>
                    `,
                  )}
                  <option value="platform">${this.words.term('role', 'marketplace')}</option>
                </select>
              </div>
            `
          : nothing
      }
    `;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const reasons = text('reasons')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const amount = parseAmount(text('amount'), this.currency);
    const typedAmount = text('amount') !== '';
    if (reasons.length === 0 || !text('rule')) {
      this.complaint = this.words.say('decision.incomplete');
    } else if ((typedAmount && amount === undefined) || (this.remedy === 'partial_refund' && !amount)) {
      this.complaint = this.words.say('question.no-amount');
    } else {
      this.complaint = '';
      this.tell<DecisionCommand>('entente-decide', {
        remedy: this.remedy,
        ...(typedAmount ? { amount_minor: amount! } : {}),
        return: this.returns,
        ...(this.returns === 'required' ? { return_paid_by: text('paid-by') } : {}),
        reasons,
        rule: text('rule'),
      });
    }
  }
}
