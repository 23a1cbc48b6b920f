// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ProposalBody, ResponseBody } from '../../contract/events.js';
import type { Problem } from '../../contract/snapshot.js';
import { controls } from '../../design/controls.js';
import type { Standing } from '../../thread/standing.js';
import { editableAmount, parseAmount } from '../../words/amounts.js';
import { explain } from '../../words/refusals.js';
import { Worded } from '../worded.js';
import { proposalsStyles } from './proposals.styles.js';

type Step = { of: string; doing: 'accept' | 'counter' | 'refuse' | 'refuse_all' };

const ALL = 'all';

/** The remedies whose amount goes back to the buyer out of what is held. */
const MOVES_MONEY = new Set(['full_refund', 'partial_refund', 'free_return', 'cancel', 'price_correction']);

/**
 * The solutions on the table. What moves money asks once more before it acts.
 *
 * @event entente-respond - detail: the response.
 */
export class Proposals extends Worded {
  static override styles = [controls, proposalsStyles];

  /** What is on the table, and what this reader may do with it. */
  @property({ attribute: false }) standings: Standing[] = [];

  /** The currency of the order. */
  @property() currency = 'EUR';

  /** The deadline that the banner names already; a proposal with the same one does not repeat it. */
  @property() deadline = '';

  /** A response is on its way. */
  @property({ type: Boolean }) busy = false;

  /** Why the last response was refused. */
  @property({ attribute: false }) problem?: Problem;

  @state() private step?: Step;
  @state() private complaint = '';
  @query('#counter') private readonly field?: HTMLInputElement;
  @query('#reason') private readonly reason?: HTMLTextAreaElement;

  /** Brings the keyboard to the first solution. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** The response was taken: the steps before it are folded up. */
  done(): void {
    this.step = undefined;
    this.complaint = '';
  }

  protected override render(): TemplateResult {
    const answerable = this.standings.filter((standing) => standing.answerable);
    return html`
      <fieldset class="proposals" ?disabled=${this.busy} aria-busy=${this.busy}>
        <legend class="unseen">${this.words.say('proposals.label')}</legend>
        ${this.standings.map((standing) => this.card(standing))}
        ${
          answerable.length > 1
            ? html`
                <div class="last">
                  ${this.refuseAll()}
                  <p class="quiet-text">${this.words.say('proposals.then.refused')}</p>
                </div>
              `
            : nothing
        }
      </fieldset>
    `;
  }

  private card({ proposal, mine, answerable }: Standing): TemplateResult {
    const id = proposal.proposal_id;
    const step = this.step?.of === id ? this.step.doing : undefined;
    return html`
      <section
        class="card proposal"
        data-proposal=${id}
        data-remedy=${proposal.remedy}
        aria-label=${this.words.term('remedy', proposal.remedy)}
      >
        <div class="head">
          <h3 class="title">${this.words.term('remedy', proposal.remedy)}</h3>
          ${
            proposal.amount_minor
              ? html`
                  <span class="amount">${this.money(proposal.amount_minor)}</span>
                `
              : nothing
          }
        </div>
        <ul class="facts">
          ${this.facts(proposal, mine, answerable)}
        </ul>
        ${answerable ? (step ? this.stepOf(proposal, step) : this.buttons(proposal)) : nothing}
      </section>
    `;
  }

  private facts(proposal: ProposalBody, mine: boolean, answerable: boolean): (TemplateResult | typeof nothing)[] {
    const fact = (text: string | null | undefined | false) =>
      text
        ? html`
            <li class="quiet-text">${text}</li>
          `
        : nothing;
    return [
      proposal.why
        ? html`
            <li>${proposal.why}</li>
          `
        : nothing,
      fact(this.returnOf(proposal)),
      fact(answerable && this.consequenceOf(proposal)),
      fact(proposal.rule && this.words.say('proposals.rule', { rule: proposal.rule })),
      fact(
        proposal.expires_at &&
          proposal.expires_at !== this.deadline &&
          this.words.say('proposals.expires', { moment: this.words.deadline(proposal.expires_at) }),
      ),
      fact(mine && this.words.say('proposals.mine')),
    ];
  }

  /** What an accept brings about, said before it is given. */
  private consequenceOf(proposal: ProposalBody): string {
    if (!MOVES_MONEY.has(proposal.remedy) || !proposal.amount_minor) {
      return this.words.say('proposals.then.work');
    }
    const then = proposal.return === 'required' ? 'proposals.then.return' : 'proposals.then.money';
    return this.words.say(then, { amount: this.money(proposal.amount_minor) });
  }

  private returnOf(proposal: ProposalBody): string {
    if (proposal.return !== 'required') {
      return this.words.say('return.none');
    }
    return this.words.has(`return.required.${proposal.return_paid_by}`)
      ? this.words.term('return.required', proposal.return_paid_by ?? '')
      : this.words.say('return.required');
  }

  private buttons(proposal: ProposalBody): TemplateResult {
    const of = proposal.proposal_id;
    const countered = this.standings.some((standing) => standing.proposal.amount_minor) ? proposal.amount_minor : true;
    const button = (doing: Step['doing'], key: 'accept' | 'counter' | 'refuse', look: string) => html`
      <button type="button" class=${look} data-action=${doing} @click=${() => this.go({ of, doing })}>
        ${this.words.say(`proposals.${key}`)}
      </button>
    `;
    return html`
      <div class="row">
        ${button('accept', 'accept', 'primary')} ${countered ? button('counter', 'counter', '') : nothing}
        ${button('refuse', 'refuse', 'quiet')}
      </div>
    `;
  }

  private async go(step: Step | undefined): Promise<void> {
    this.step = step;
    this.complaint = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.sure input, .sure textarea, .sure button')?.focus();
  }

  private stepOf(proposal: ProposalBody, step: Step['doing']): TemplateResult {
    return step === 'counter' ? this.counter(proposal) : this.sure(step, proposal);
  }

  private sure(doing: 'accept' | 'refuse' | 'refuse_all', proposal?: ProposalBody): TemplateResult {
    const what = proposal ? this.describe(proposal) : '';
    return html`
      <div class="sure">
        <p>${this.words.say(`proposals.sure.${doing}`, { what })}</p>
        ${
          doing === 'accept'
            ? nothing
            : html`
                <label for="reason">${this.words.say('proposals.reason')}</label>
                <textarea id="reason" rows="2"></textarea>
              `
        }
        ${this.refused()}
        <div class="row">
          <button
            type="button"
            class=${doing === 'accept' ? 'primary' : 'danger'}
            data-action="confirm"
            @click=${() => this.confirm(doing, proposal)}
          >
            ${this.words.say(`proposals.confirm.${doing}`)}
          </button>
          <button type="button" class="quiet" @click=${() => this.go(undefined)}>${this.words.say('proposals.back')}</button>
        </div>
      </div>
    `;
  }

  private describe(proposal: ProposalBody): string {
    const remedy = this.words.term('remedy', proposal.remedy);
    return proposal.amount_minor ? this.words.say('solution', { remedy, amount: this.money(proposal.amount_minor) }) : remedy;
  }

  private confirm(decision: 'accept' | 'refuse' | 'refuse_all', proposal?: ProposalBody): void {
    const reason = this.reason?.value.trim();
    this.respond({
      decision,
      ...(proposal ? { proposal_id: proposal.proposal_id } : {}),
      ...(reason ? { reason } : {}),
    });
  }

  private counter(proposal: ProposalBody): TemplateResult {
    return html`
      <form class="sure counter" @submit=${(event: Event) => this.sendCounter(event, proposal)}>
        <label for="counter">${this.words.say('proposals.counter.amount', { currency: this.currency })}</label>
        <input
          id="counter"
          inputmode="decimal"
          autocomplete="off"
          .value=${proposal.amount_minor ? editableAmount(proposal.amount_minor, this.currency, this.words.language) : ''}
        />
        ${this.refused()}
        <div class="row">
          <button type="submit" class="primary" data-action="confirm">${this.words.say('proposals.confirm.counter')}</button>
          <button type="button" class="quiet" @click=${() => this.go(undefined)}>${this.words.say('proposals.back')}</button>
        </div>
      </form>
    `;
  }

  private sendCounter(event: Event, proposal: ProposalBody): void {
    event.preventDefault();
    const amount = parseAmount(this.field?.value ?? '', this.currency);
    if (!amount) {
      this.complaint = this.words.say('question.no-amount');
      return;
    }
    this.complaint = '';
    this.respond({ decision: 'counter', proposal_id: proposal.proposal_id, remedy: 'partial_refund', amount_minor: amount });
  }

  private refused(): TemplateResult | typeof nothing {
    const text = this.complaint || (this.problem ? explain(this.words, this.problem, this.currency) : '');
    return text
      ? html`
          <p class="refusal" role="alert">${text}</p>
        `
      : nothing;
  }

  private refuseAll(): TemplateResult {
    return this.step?.of === ALL
      ? this.sure('refuse_all')
      : html`
          <button type="button" class="danger" data-action="refuse_all" @click=${() => this.go({ of: ALL, doing: 'refuse_all' })}>
            ${this.words.say('proposals.refuse-all')}
          </button>
        `;
  }

  private money(minor: number): string {
    return this.words.amount(minor, this.currency);
  }

  private respond(response: ResponseBody): void {
    this.tell('entente-respond', response);
  }
}
