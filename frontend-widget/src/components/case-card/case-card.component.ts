// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CaseFile, OrderFacts, PastCase, SummaryOfCase } from '../../contract/desk.js';
import type { Snapshot } from '../../contract/snapshot.js';
import { controls } from '../../design/controls.js';
import { roleOf } from '../../thread/standing.js';
import '../case-summary/case-summary.js';
import { solution } from '../message/notices.js';
import { Worded } from '../worded.js';
import { caseCardStyles } from './case-card.styles.js';

type Fact = [label: string, value: string];

/** The whole case at a glance: order, parties, money, parcel, proposals, history. */
export class CaseCard extends Worded {
  static override styles = [controls, caseCardStyles];

  /** The case card of the server. */
  @property({ attribute: false }) file?: CaseFile;

  /** What holds now. */
  @property({ attribute: false }) snapshot?: Snapshot;

  /** Has the server summarise the case; without it there is no button. */
  @property({ attribute: false }) summarise?: () => Promise<SummaryOfCase>;

  protected override render(): TemplateResult {
    const order = this.file?.order ?? this.snapshot?.order;
    return html`
      <div class="sections">
        ${this.summary()} ${this.facts('case.category', this.problem())} ${order ? this.order(order) : nothing} ${this.money()}
        ${this.parcel()} ${this.proposals()} ${this.history('case.history.buyer', this.file?.buyer_history)}
        ${this.history('case.history.seller', this.file?.seller_history)}
      </div>
    `;
  }

  /** Another case gets an element of its own: no summary stays with it. */
  private summary(): unknown {
    return this.summarise
      ? keyed(
          this.snapshot?.id,
          html`
            <entente-case-summary .words=${this.words} .ask=${this.summarise}></entente-case-summary>
          `,
        )
      : nothing;
  }

  private problem(): Fact[] {
    const { category, tier, priority } = this.snapshot ?? {};
    return [
      ...(category ? [[this.words.say('case.category'), this.words.term('category', category)] as Fact] : []),
      ...(tier ? [['', this.words.say('desk.queue.tier', { tier })] as Fact] : []),
      ...(priority ? [['', this.words.term('priority', priority)] as Fact] : []),
      ...(this.file?.reason_text ? [['', this.file.reason_text] as Fact] : []),
    ];
  }

  private order(order: OrderFacts): TemplateResult {
    const lines = (order.lines ?? []).map((line): Fact => [
      this.words.say('case.line', { quantity: line.quantity, title: line.title }),
      this.amount(line.price_minor * line.quantity),
    ]);
    const shipping: Fact[] = order.shipping_minor ? [[this.words.say('case.shipping'), this.amount(order.shipping_minor)]] : [];
    const paid: Fact[] = order.paid_minor ? [[this.words.say('case.paid'), this.amount(order.paid_minor)]] : [];
    const parties: Fact[] = [
      [this.words.term('role', 'buyer'), order.buyer?.name ?? ''],
      [this.words.term('role', 'seller'), order.seller?.name ?? ''],
    ];
    return html`
      ${this.facts('case.parties', parties)}${this.facts('case.order', [...lines, ...shipping, ...paid])}
    `;
  }

  private money(): TemplateResult | typeof nothing {
    const ledger = this.snapshot?.ledger ?? this.file?.ledger;
    if (!ledger) {
      return nothing;
    }
    return this.facts('case.ledger', [
      [this.words.say('case.paid'), this.amount(ledger.captured_minor)],
      [this.words.say('case.held'), this.amount(ledger.held_minor)],
      [this.words.say('case.refunded'), this.amount(ledger.refunded_minor)],
      [this.words.say('case.released'), this.amount(ledger.released_minor)],
    ]);
  }

  private parcel(): TemplateResult | typeof nothing {
    const parcel = (this.file?.order ?? this.snapshot?.order)?.parcel;
    if (!parcel?.status) {
      return nothing;
    }
    const delivered = parcel.delivered_at ? this.words.moment(parcel.delivered_at) : '';
    return this.facts('case.parcel', [[parcel.carrier ?? '', `${this.words.term('parcel', parcel.status)} ${delivered}`.trim()]]);
  }

  private proposals(): TemplateResult | typeof nothing {
    const proposals = this.file?.proposals ?? this.snapshot?.proposals ?? [];
    if (proposals.length === 0) {
      return nothing;
    }
    return html`
      <section>
        <h4>${this.words.say('case.proposals')}</h4>
        <ul>
          ${proposals.map(
            (proposal) => html`
              <li>
                ${this.words.say('case.by', {
                  what: solution(this.words, proposal, this.currency),
                  who: this.words.term('role', roleOf(proposal.by)),
                })}
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  private facts(
    title: 'case.category' | 'case.parties' | 'case.order' | 'case.ledger' | 'case.parcel',
    facts: Fact[],
  ): TemplateResult | typeof nothing {
    const known = facts.filter(([, value]) => value);
    return known.length === 0
      ? nothing
      : html`
          <section>
            <h4>${this.words.say(title)}</h4>
            <dl>
              ${known.map(
                ([label, value]) => html`
                  <dt>${label}</dt>
                  <dd dir="auto">${value}</dd>
                `,
              )}
            </dl>
          </section>
        `;
  }

  private history(title: 'case.history.buyer' | 'case.history.seller', cases: PastCase[] = []): TemplateResult | typeof nothing {
    return cases.length === 0
      ? nothing
      : html`
          <section>
            <h4>${this.words.say(title)}</h4>
            <ul>
              ${cases.map(
                (past) => html`
                  <li>${this.past(past)}</li>
                `,
              )}
            </ul>
          </section>
        `;
  }

  private past(past: PastCase): string {
    return [
      this.words.say('desk.queue.order', { order: past.order_id }),
      past.category ? this.words.term('category', past.category) : '',
      past.remedy ? solution(this.words, past, this.currency) : this.words.term('stage', past.stage),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private get currency(): string {
    return this.snapshot?.ledger?.currency ?? this.file?.order?.currency ?? 'EUR';
  }

  private amount(minor: number): string {
    return this.words.amount(minor, this.currency);
  }
}
