// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { DecisionCommand } from '../../contract/desk.js';
import { controls } from '../../design/controls.js';
import { tokens } from '../../design/tokens.js';
import { isOver } from '../../thread/standing.js';
import { connectToServer, type Connect } from '../../transport/connect.js';
import { Refusal } from '../../transport/rest.js';
import { Tokens, type TokenProvider } from '../../transport/tokens.js';
import { explain } from '../../words/refusals.js';
import { Words } from '../../words/words.js';
import '../case-card/case-card.js';
import { StayAtEnd } from '../chat/stay-at-end.js';
import '../composer/composer.js';
import '../decision-form/decision-form.js';
import type { DecisionForm } from '../decision-form/decision-form.js';
import '../desk-queue/desk-queue.js';
import '../stage-banner/stage-banner.js';
import '../thread-log/thread-log.js';
import { Worded } from '../worded.js';
import { DeskSession } from './desk-session.js';
import { deskStyles } from './desk.styles.js';

type Panel = 'say' | 'note' | 'decide';

/** Where agents work: the queue, the thread with all sides, and the case beside it. */
export class Desk extends Worded {
  static override styles = [tokens, controls, deskStyles];

  /** Where Entente runs; the page's own origin by default. */
  @property() server = location.origin;

  /** The language of the interface; by default the agent's own, from the token. */
  @property() locale = '';

  /** Answers with an agent's token; asked again when the last one ran out or was refused. */
  @property({ attribute: false }) tokenProvider?: TokenProvider;

  /** How to reach the server; tests put their own here. */
  @property({ attribute: false }) connect: Connect = connectToServer;

  @state() private session?: DeskSession;
  @state() private version = 0;
  @state() private panel: Panel = 'say';
  @state() private refusal = '';
  @state() private busy = false;
  @query('.scroll') private readonly scroller!: HTMLElement;
  @query('entente-decision-form') private readonly form?: DecisionForm;
  @query('#note') private readonly noteField?: HTMLTextAreaElement;

  private readonly ending = new StayAtEnd(() => this.session?.thread?.markRead());

  override disconnectedCallback(): void {
    this.ending.stop();
    this.session?.stop();
    super.disconnectedCallback();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('locale') && this.locale) {
      this.words = new Words(this.locale);
    }
    if ((changes.has('tokenProvider') || changes.has('server')) && this.tokenProvider) {
      void this.open(this.tokenProvider);
    }
  }

  protected override updated(): void {
    this.lang = this.words.language;
    this.ending.watch(this.scroller);
  }

  private async open(provider: TokenProvider): Promise<void> {
    this.session?.stop();
    const tokens = new Tokens(provider);
    try {
      await tokens.token();
      this.words = new Words(this.locale || tokens.me?.locale || navigator.language);
      const session = new DeskSession(this.connect(this.server, tokens), tokens.me!, () => (this.version += 1));
      await session.start();
      this.session = session;
    } catch (failure) {
      this.refusal = this.words.say(failure instanceof Refusal ? 'chat.sign-in' : 'chat.unreachable');
    }
  }

  private async choose(id: string): Promise<void> {
    this.panel = 'say';
    await this.act(() => this.session!.choose(id));
    this.ending.goToEnd();
  }

  private async act(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.refusal = '';
    try {
      await work();
      return true;
    } catch (failure) {
      this.refusal = this.reasonOf(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private reasonOf(failure: unknown): string {
    if (!(failure instanceof Refusal)) {
      return this.words.say('chat.unreachable');
    }
    return explain(this.words, { status: failure.status, ...failure.problem });
  }

  private async claim(): Promise<void> {
    await this.act(() => this.session!.claim());
    this.ending.goToEnd();
  }

  private async decide(command: DecisionCommand): Promise<void> {
    if (await this.act(() => this.session!.decide(command))) {
      this.panel = 'say';
    } else {
      await this.session!.thread?.refreshSnapshot().catch(() => undefined);
    }
  }

  private async saveNote(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.noteField?.value.trim() ?? '';
    if (text && (await this.act(() => this.session!.note(text)))) {
      this.panel = 'say';
    }
  }

  private say(text: string): void {
    this.ending.goToEnd();
    this.session!.thread!.say({ kind: 'text', text }).catch((failure: unknown) => (this.refusal = this.reasonOf(failure)));
  }

  private show(panel: Panel): void {
    this.panel = this.panel === panel ? 'say' : panel;
    this.refusal = '';
    void this.updateComplete.then(() => (this.form ?? this.noteField)?.focus());
  }

  protected override render(): TemplateResult {
    const session = this.session;
    if (!session) {
      return html`
        <div class="empty"><p role="status">${this.refusal || this.words.say('chat.opening')}</p></div>
      `;
    }
    const thread = session.thread;
    return html`
      <div class="desk ${thread ? 'chosen' : ''}" data-version=${this.version}>
        <nav
          class="queue"
          aria-label=${this.words.say('desk.queue')}
          @entente-choose-case=${(event: CustomEvent<string>) => this.choose(event.detail)}
        >
          <h2>${this.words.say('desk.queue')}</h2>
          <entente-desk-queue
            .words=${this.words}
            .lines=${session.lines}
            chosen=${thread?.id ?? ''}
            reader=${session.me.id}
          ></entente-desk-queue>
        </nav>
        ${
          thread?.loaded && thread.snapshot
            ? this.case(session)
            : html`
                <div class="empty thread"><p class="quiet-text">${this.words.say('desk.choose')}</p></div>
              `
        }
      </div>
    `;
  }

  private case(session: DeskSession): TemplateResult {
    const card = html`
      <entente-case-card
        .words=${this.words}
        .file=${session.file}
        .snapshot=${session.thread!.snapshot}
        .summarise=${() => session.summarise()}
      ></entente-case-card>
    `;
    return html`
      <main class="thread">
        <div>
          ${this.bar(session)}
          <entente-stage-banner .words=${this.words} .snapshot=${session.thread!.snapshot} reader="agent"></entente-stage-banner>
        </div>
        <div class="scroll" tabindex="-1">
          <div class="inner">
            <details>
              <summary>${this.words.say('desk.case')}</summary>
              ${card}
            </details>
            <entente-thread-log
              .words=${this.words}
              .thread=${session.thread!}
              .version=${this.version}
              .address=${(path: string) => session.address(path)}
              @entente-retry=${(event: CustomEvent<string>) => session.thread!.outbox.retry(event.detail)}
              @entente-dismiss=${(event: CustomEvent<string>) => session.thread!.outbox.dismiss(event.detail)}
            ></entente-thread-log>
          </div>
        </div>
        ${this.foot(session)}
      </main>
      <aside class="case" aria-label=${this.words.say('desk.case')}>
        <h2>${this.words.say('desk.case')}</h2>
        ${card}
      </aside>
    `;
  }

  private bar(session: DeskSession): TemplateResult {
    const snapshot = session.thread!.snapshot!;
    const claimable = !session.mine && !isOver(snapshot) && snapshot.stage !== 'settling';
    return html`
      <div class="bar">
        <button type="button" class="back" data-action="back" @click=${() => session.close()}>
          ${this.words.say('desk.back')}
        </button>
        <p class="state">${this.words.say('desk.queue.order', { order: snapshot.order_id })}</p>
        ${
          claimable
            ? html`
                <button type="button" class="primary" data-action="claim" ?disabled=${this.busy} @click=${() => this.claim()}>
                  ${this.words.say('desk.claim')}
                </button>
              `
            : nothing
        }
        <button type="button" data-action="note" aria-expanded=${this.panel === 'note'} @click=${() => this.show('note')}>
          ${this.words.say('desk.note')}
        </button>
        ${session.mine ? this.holderButtons(session) : nothing}
      </div>
    `;
  }

  private holderButtons(session: DeskSession): TemplateResult {
    return html`
      <button
        type="button"
        data-action="release-bot"
        ?disabled=${this.busy}
        @click=${() => this.act(() => session.release('bot'))}
      >
        ${this.words.say('desk.release.bot')}
      </button>
      <button
        type="button"
        data-action="release-queue"
        ?disabled=${this.busy}
        @click=${() => this.act(() => session.release('queue'))}
      >
        ${this.words.say('desk.release.queue')}
      </button>
      <button
        type="button"
        class="primary"
        data-action="decide"
        aria-expanded=${this.panel === 'decide'}
        @click=${() => this.show('decide')}
      >
        ${this.words.say('desk.decide')}
      </button>
    `;
  }

  private foot(session: DeskSession): TemplateResult {
    const refusal =
      this.refusal && this.panel !== 'decide'
        ? html`
            <p class="refusal" role="alert">${this.refusal}</p>
          `
        : nothing;
    return html`
      <div class="foot">
        ${refusal}${this.panel === 'decide' ? this.decisionForm(session) : this.panel === 'note' ? this.noteForm() : this.composer(session)}
      </div>
    `;
  }

  private decisionForm(session: DeskSession): TemplateResult {
    return html`
      <entente-decision-form
        .words=${this.words}
        currency=${session.thread!.snapshot?.ledger?.currency ?? 'EUR'}
        .refusal=${this.refusal}
        ?busy=${this.busy}
        @entente-decide=${(event: CustomEvent<DecisionCommand>) => this.decide(event.detail)}
        @entente-cancel=${() => this.show('say')}
      ></entente-decision-form>
    `;
  }

  private noteForm(): TemplateResult {
    return html`
      <form class="stack" @submit=${(event: Event) => this.saveNote(event)}>
        <label for="note">${this.words.say('desk.note.hint')}</label>
        <textarea id="note" rows="2"></textarea>
        <div class="row"><button type="submit" class="primary">${this.words.say('desk.note.save')}</button></div>
      </form>
    `;
  }

  private composer(session: DeskSession): TemplateResult {
    return html`
      <entente-composer
        no-photos
        .words=${this.words}
        .placeholder=${this.words.say('desk.say.placeholder')}
        .disabledReason=${session.mine ? '' : this.words.say('desk.say.claim-first')}
        @entente-say=${(event: CustomEvent<string>) => this.say(event.detail)}
        @entente-typing=${() => session.thread!.tellTyping()}
      ></entente-composer>
    `;
  }
}
