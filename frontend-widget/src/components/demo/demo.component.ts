// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ConversationLine } from '../../contract/snapshot.js';
import { controls } from '../../design/controls.js';
import { tokens } from '../../design/tokens.js';
import { connectToServer, type Connect } from '../../transport/connect.js';
import type { TokenProvider } from '../../transport/tokens.js';
import { Words, type Language } from '../../words/words.js';
import '../chat/chat.js';
import '../desk/desk.js';
import { Worded } from '../worded.js';
import { DemoSession, type DemoOrder } from './demo-session.js';
import { demoStyles } from './demo.styles.js';
import { SellerInbox } from './seller-inbox.js';

type Side = 'buyer' | 'seller' | 'desk';

const SIDES: Side[] = ['buyer', 'seller', 'desk'];

/** The demonstration shop as buyer, seller and mediator see it, side by side, each with the real thing in it. */
export class Demo extends Worded {
  static override styles = [tokens, controls, demoStyles];

  /** Where Entente runs; the page's own origin by default. */
  @property() server = location.origin;

  /** How to reach the server; tests put their own here. */
  @property({ attribute: false }) connect: Connect = connectToServer;

  @state() private session?: DemoSession;
  @state() private absent = false;
  @state() private tab: Side = 'buyer';
  @state() private languages: Partial<Record<Side, Language>> = {};
  @state() private opened: Partial<Record<Side, DemoOrder>> = {};
  @state() private version = 0;

  private inboxes: SellerInbox[] = [];
  private readonly providers = new Map<string, TokenProvider>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.words = new Words(navigator.language);
    void this.start();
  }

  override disconnectedCallback(): void {
    this.inboxes.forEach((inbox) => inbox.stop());
    super.disconnectedCallback();
  }

  private async start(): Promise<void> {
    const session = new DemoSession(this.server);
    const shop = await session.load();
    this.absent = shop === undefined;
    this.session = shop ? session : undefined;
    const sellers = new Map(shop?.orders.map((order) => [order.seller.id, order.order_id]));
    this.inboxes = [...sellers.values()].map(
      (orderId) => new SellerInbox(this.server, session.party('seller', orderId), this.connect, () => (this.version += 1)),
    );
  }

  private get orders(): readonly DemoOrder[] {
    return this.session?.shop?.orders ?? [];
  }

  private language(side: Side): Language {
    return this.languages[side] ?? new Words(this.ownLocale(side)).language;
  }

  private ownLocale(side: Side): string {
    if (side === 'desk') {
      return this.session?.shop?.agent.locale ?? 'en';
    }
    return (this.opened[side] ?? this.orders[0])?.[side].locale ?? 'en';
  }

  private open(side: 'buyer' | 'seller', order: DemoOrder): void {
    this.opened = { ...this.opened, [side]: order };
  }

  private back(side: Side): void {
    this.opened = { ...this.opened, [side]: undefined };
    this.inboxes.forEach((inbox) => inbox.refreshSoon());
  }

  /** One provider a person and order, the same over renders, so that nothing is opened anew. */
  private provider(key: string, make: () => TokenProvider): TokenProvider {
    const known = this.providers.get(key) ?? make();
    this.providers.set(key, known);
    return known;
  }

  protected override render(): TemplateResult {
    if (!this.session) {
      return html`
        <p class="empty" role="status">${this.words.say(this.absent ? 'demo.unavailable' : 'chat.opening')}</p>
      `;
    }
    return html`
      <div class="demo" data-version=${this.version}>
        ${this.tabs()}
        <div class="panels">${this.party('buyer')} ${this.party('seller')} ${this.desk()}</div>
      </div>
    `;
  }

  private tabs(): TemplateResult {
    return html`
      <div
        class="tabs"
        role="tablist"
        aria-label=${this.words.say('demo.views')}
        @keydown=${(event: KeyboardEvent) => this.arrow(event)}
      >
        ${SIDES.map(
          (side) => html`
            <button
              type="button"
              role="tab"
              id="tab-${side}"
              aria-controls="panel-${side}"
              aria-selected=${this.tab === side}
              tabindex=${this.tab === side ? 0 : -1}
              @click=${() => (this.tab = side)}
            >
              ${this.words.say(`demo.${side}`)}
            </button>
          `,
        )}
      </div>
    `;
  }

  private arrow(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      this.tab = SIDES[(SIDES.indexOf(this.tab) + step + SIDES.length) % SIDES.length]!;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus());
    }
  }

  private panel(side: Side, who: string, body: TemplateResult, filled: boolean): TemplateResult {
    const words = new Words(this.language(side));
    return html`
      <section
        id="panel-${side}"
        class="panel ${this.tab === side ? 'shown' : ''}"
        lang=${words.language}
        aria-labelledby="title-${side}"
        data-side=${side}
      >
        <header>
          ${
            this.opened[side]
              ? html`
                  <button type="button" class="quiet" data-action="back" @click=${() => this.back(side)}>
                    ${words.say('demo.back')}
                  </button>
                `
              : nothing
          }
          <h1 id="title-${side}">
            ${words.say(`demo.${side}`)}
            <small>${who}</small>
          </h1>
          ${this.switch(side, words)}
        </header>
        <div class="body ${filled ? 'filled' : ''}">${body}</div>
      </section>
    `;
  }

  private switch(side: Side, words: Words): TemplateResult {
    const choose = (language: Language) => (this.languages = { ...this.languages, [side]: language });
    return html`
      <div class="languages" role="group" aria-label=${words.say('demo.language')}>
        ${(['fr', 'en'] as const).map(
          (language) => html`
            <button
              type="button"
              lang=${language}
              aria-pressed=${this.language(side) === language}
              data-language=${language}
              @click=${() => choose(language)}
            >
              ${language.toUpperCase()}
            </button>
          `,
        )}
      </div>
    `;
  }

  private party(side: 'buyer' | 'seller'): TemplateResult {
    const words = new Words(this.language(side));
    const order = this.opened[side];
    const body = order ? this.chat(side, order) : side === 'buyer' ? this.buyerOrders(words) : this.sellerOrders(words);
    const names = [...new Set(this.orders.map((known) => known[side].name))];
    return this.panel(side, order ? order[side].name : names.join(', '), body, order !== undefined);
  }

  private chat(side: 'buyer' | 'seller', order: DemoOrder): TemplateResult {
    const key = `${side} ${order.order_id}`;
    const provider = this.provider(key, () => this.session!.party(side, order.order_id));
    return html`
      ${keyed(
        key,
        html`
          <entente-chat
            server=${this.server}
            order=${order.order_id}
            locale=${this.language(side)}
            .connect=${this.connect}
            .tokenProvider=${provider}
          ></entente-chat>
        `,
      )}
    `;
  }

  private buyerOrders(words: Words): TemplateResult {
    return html`
      <ul class="orders" aria-label=${words.say('demo.orders')}>
        ${this.orders.map((order) =>
          this.order(
            words,
            order,
            html`
              <span class="quiet-text">${words.amount(order.total_minor, order.currency)}</span>
              <button type="button" data-action="problem" @click=${() => this.open('buyer', order)}>
                ${words.say('demo.problem')}
              </button>
            `,
          ),
        )}
      </ul>
    `;
  }

  private sellerOrders(words: Words): TemplateResult {
    const lines = new Map(this.inboxes.flatMap((inbox) => inbox.lines).map((line) => [line.order_id, line]));
    const open = this.orders.filter((order) => lines.has(order.order_id));
    if (open.length === 0) {
      return html`
        <p class="empty quiet-text">${words.say('demo.threads.empty')}</p>
      `;
    }
    return html`
      <ul class="orders" aria-label=${words.say('demo.threads')}>
        ${open.map((order) => this.order(words, order, this.threadState(words, order, lines.get(order.order_id)!)))}
      </ul>
    `;
  }

  private threadState(words: Words, order: DemoOrder, line: ConversationLine): TemplateResult {
    return html`
      <span class="quiet-text">${words.term('stage', line.stage)}</span>
      ${
        line.unread
          ? html`
              <span class="unread">${words.say('demo.unread', { count: line.unread })}</span>
            `
          : nothing
      }
      <button
        type="button"
        class=${line.awaited === 'seller' ? 'primary' : ''}
        data-action="answer"
        @click=${() => this.open('seller', order)}
      >
        ${words.say('demo.answer')}
      </button>
    `;
  }

  private order(words: Words, order: DemoOrder, actions: TemplateResult): TemplateResult {
    const status = order.kind === 'service' ? words.say('demo.kind.service') : words.term('parcel', order.status);
    return html`
      <li class="card order" data-order=${order.order_id}>
        <div class="picture" aria-hidden="true">
          ${
            order.image
              ? html`
                  <img src=${new URL(order.image, this.server).href} alt="" />
                `
              : order.title.slice(0, 1)
          }
        </div>
        <div>
          <p class="title">${order.title}</p>
          <p class="quiet-text">${words.say('desk.queue.order', { order: order.order_id })} · ${status}</p>
        </div>
        <div class="row actions">${actions}</div>
      </li>
    `;
  }

  private desk(): TemplateResult {
    const provider = this.provider('agent', () => this.session!.agent());
    const body = html`
      <entente-desk
        server=${this.server}
        locale=${this.language('desk')}
        .connect=${this.connect}
        .tokenProvider=${provider}
      ></entente-desk>
    `;
    return this.panel('desk', this.session!.shop!.agent.name, body, true);
  }
}
