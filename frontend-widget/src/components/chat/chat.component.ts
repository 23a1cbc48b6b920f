// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ResponseBody, Saying } from '../../contract/events.js';
import type { Snapshot } from '../../contract/snapshot.js';
import { controls } from '../../design/controls.js';
import { personIcon } from '../../design/icons.js';
import { tokens } from '../../design/tokens.js';
import type { Conversation } from '../../thread/conversation.js';
import { isWithPerson, mayConfirmReceipt, mayContest, mayWithdraw, standingProposals } from '../../thread/standing.js';
import { connectToServer, type Connect } from '../../transport/connect.js';
import type { TokenProvider } from '../../transport/tokens.js';
import { explain } from '../../words/refusals.js';
import { Words } from '../../words/words.js';
import '../composer/composer.js';
import type { Composer } from '../composer/composer.js';
import '../more-actions/more-actions.js';
import type { MoreActions } from '../more-actions/more-actions.js';
import '../outcome/outcome.js';
import '../proposals/proposals.js';
import type { Proposals } from '../proposals/proposals.js';
import '../question/question.js';
import type { GivenAnswer, Question } from '../question/question.js';
import '../rewording/rewording.js';
import '../stage-banner/stage-banner.js';
import '../thread-log/thread-log.js';
import type { Upload } from '../uploads/upload.js';
import '../uploads/uploads.js';
import { Worded } from '../worded.js';
import { ChatSession } from './chat-session.js';
import { chatStyles } from './chat.styles.js';
import { Draft } from './draft.js';
import { StayAtEnd } from './stay-at-end.js';

/**
 * The conversation in which a dispute about one order gets settled.
 *
 * Set `order` and `tokenProvider`; `server` and `locale` where they differ from the page's.
 *
 * @event entente-opened - the thread is there; detail: its id.
 */
export class Chat extends Worded {
  static override styles = [tokens, controls, chatStyles];

  /** Where Entente runs; the page's own origin by default. */
  @property() server = location.origin;

  /** The order that the conversation is about. */
  @property() order = '';

  /** The language of the interface; by default the person's own, from the token. */
  @property() locale = '';

  /** Answers with a token; asked again when the last one ran out or was refused. */
  @property({ attribute: false }) tokenProvider?: TokenProvider;

  /** How to reach the server; tests put their own here. */
  @property({ attribute: false }) connect: Connect = connectToServer;

  @state() private version = 0;
  @state() private online = navigator.onLine;
  @query('.scroll') private readonly scroller!: HTMLElement;
  @query('entente-composer') private readonly composer?: Composer;
  @query('entente-more-actions') private readonly more?: MoreActions;
  @query('entente-question') private readonly question?: Question;
  @query('entente-proposals') private readonly proposals?: Proposals;
  @query('#photos') private readonly fileField!: HTMLInputElement;
  @query('#camera') private readonly cameraField!: HTMLInputElement;

  private readonly session = new ChatSession(
    () => (this.version += 1),
    (me) => (this.words = new Words(this.locale || me.locale || navigator.language)),
  );
  private readonly ending = new StayAtEnd(() => this.seen());
  private draft = new Draft('');
  private wantsFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.networkChanged);
    addEventListener('offline', this.networkChanged);
    document.addEventListener('visibilitychange', this.shownAgain);
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.networkChanged);
    removeEventListener('offline', this.networkChanged);
    document.removeEventListener('visibilitychange', this.shownAgain);
    this.ending.stop();
    this.session.close();
    super.disconnectedCallback();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('locale') && this.locale) {
      this.words = new Words(this.locale);
    }
    if ((changes.has('order') || changes.has('server') || changes.has('tokenProvider')) && this.order && this.tokenProvider) {
      void this.open(this.tokenProvider);
    }
  }

  protected override updated(): void {
    this.lang = this.words.language;
    this.ending.watch(this.scroller);
    if (this.wantsFocus && !this.session.busy) {
      void this.goOn();
    }
  }

  private async open(provider: TokenProvider): Promise<void> {
    const id = await this.session.open(this.server, this.order, provider, this.connect);
    if (id) {
      this.draft = new Draft(`entente-draft-${this.session.thread?.me.id}-${id}`);
      await this.updateComplete;
      if (this.composer) {
        this.composer.draft = this.draft.kept();
      }
      this.tell('entente-opened', id);
    }
  }

  private readonly networkChanged = (): void => {
    this.online = navigator.onLine;
    if (this.online) {
      void this.session.thread?.outbox.flush();
    }
  };

  private readonly shownAgain = (): void => this.seen();

  private seen(): void {
    if (document.visibilityState === 'visible' && this.ending.atEnd) {
      this.session.thread?.markRead();
    }
  }

  private act(saying: Saying): Promise<boolean> {
    this.wantsFocus = true;
    this.ending.goToEnd();
    return this.session.act(saying);
  }

  private answer(answer: GivenAnswer): void {
    const question = this.session.question;
    if (question) {
      void this.act({ kind: 'answer', question_id: question.question_id, ...answer });
    }
  }

  private async respond(response: ResponseBody): Promise<void> {
    if (await this.act({ kind: 'response', ...response })) {
      this.proposals?.done();
    }
  }

  /** Where the outcome stands already, a person is reached by contesting it. */
  private askPerson(thread: Conversation): void {
    const snapshot = thread.snapshot!;
    if (mayContest(snapshot, this.session.outcome, thread.me)) {
      this.more?.contestNow();
    } else if (snapshot.stage === 'settling') {
      this.session.explain({ type: 'person-later' });
    } else {
      void this.act({ kind: 'ask_person' });
    }
  }

  private say(text: string): void {
    this.ending.goToEnd();
    this.session.say(text);
  }

  private async takeRewording(text: string): Promise<void> {
    this.session.doneRewording();
    this.draft.keep(text);
    await this.updateComplete;
    if (this.composer) {
      this.composer.draft = text;
      await this.composer.updateComplete;
      this.composer.focus();
    }
  }

  private async keepOwnWords(): Promise<void> {
    this.session.doneRewording();
    await this.updateComplete;
    this.composer?.focus();
  }

  private photosPicked(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.session.addPhotos([...(field.files ?? [])]);
    field.value = '';
    this.ending.goToEnd();
  }

  /** After a button did its work the keyboard goes on to what can be done next, unless the person went elsewhere meanwhile. */
  private async goOn(): Promise<void> {
    const inside = this.shadowRoot?.activeElement;
    const outside = document.activeElement !== document.body && !this.matches(':focus-within');
    if (outside || (inside && !inside.matches('entente-question, entente-proposals'))) {
      this.wantsFocus = false;
      return;
    }
    const next = this.question ?? this.proposals;
    if (next) {
      this.wantsFocus = false;
      await next.updateComplete;
      next.focus();
    }
  }

  protected override render(): TemplateResult {
    const { thread, opening } = this.session;
    return thread?.snapshot && opening === 'open' ? this.conversation(thread, thread.snapshot) : this.waiting();
  }

  private waiting(): TemplateResult {
    const { opening, problem } = this.session;
    if (opening !== 'refused') {
      return html`
        <div class="empty">
          <p role="status">${this.words.say(opening === 'unreachable' ? 'chat.unreachable' : 'chat.opening')}</p>
        </div>
      `;
    }
    const key = problem?.status === 404 ? 'chat.not-found' : problem?.status === 409 ? 'chat.not-possible' : 'chat.sign-in';
    return html`
      <div class="empty"><p role="alert">${(problem?.status === 409 && problem.detail) || this.words.say(key)}</p></div>
    `;
  }

  private conversation(thread: Conversation, snapshot: Snapshot): TemplateResult {
    const pick = (event: CustomEvent<string | undefined>) =>
      (event.detail === 'camera' ? this.cameraField : this.fileField).click();
    return html`
      <section
        class="chat"
        aria-label=${this.words.say('chat.label')}
        @entente-answer=${(event: CustomEvent<GivenAnswer>) => this.answer(event.detail)}
        @entente-respond=${(event: CustomEvent<ResponseBody>) => this.respond(event.detail)}
        @entente-undo=${(event: CustomEvent<string>) => this.act({ kind: 'undo', question_id: event.detail })}
        @entente-withdraw=${() => this.act({ kind: 'withdraw' })}
        @entente-contest=${(event: CustomEvent<string>) => this.act({ kind: 'contest', reason: event.detail })}
        @entente-pick-photos=${pick}
      >
        ${this.header(thread, snapshot)}
        <entente-stage-banner .words=${this.words} .snapshot=${snapshot} reader=${thread.me.role}></entente-stage-banner>
        <div class="scroll" tabindex="-1">
          <div class="inner">
            <entente-thread-log
              .words=${this.words}
              .thread=${thread}
              .version=${this.version}
              .address=${this.session.address}
              @entente-retry=${(event: CustomEvent<string>) => thread.outbox.retry(event.detail)}
              @entente-dismiss=${(event: CustomEvent<string>) => thread.outbox.dismiss(event.detail)}
            ></entente-thread-log>
            ${this.now(thread, snapshot)}
          </div>
        </div>
        ${this.footer(thread, snapshot)}
      </section>
    `;
  }

  private header(thread: Conversation, snapshot: Snapshot): TemplateResult {
    const title = snapshot.order?.lines?.[0]?.title;
    const order = this.words.say('chat.title', { order: this.order });
    return html`
      <header>
        <div class="heading">
          <h2>${title ?? order}</h2>
          <p class="link-state quiet-text">
            ${title ? `${order} · ` : nothing}
            <span role="status">${this.linkState(thread)}</span>
          </p>
        </div>
        ${this.personButton(thread, snapshot)}
        <entente-more-actions
          .words=${this.words}
          ?withdrawable=${mayWithdraw(snapshot, thread.me)}
          ?contestable=${mayContest(snapshot, this.session.outcome, thread.me)}
        ></entente-more-actions>
      </header>
    `;
  }

  private linkState(thread: Conversation): string {
    if (thread.link === 'refused') {
      return this.words.say('chat.sign-in');
    }
    return this.words.say(!this.online ? 'chat.offline' : thread.link === 'live' ? 'chat.online' : 'chat.reconnecting');
  }

  private personButton(thread: Conversation, snapshot: Snapshot): TemplateResult {
    const asked = isWithPerson(snapshot);
    return html`
      <button
        class="person"
        type="button"
        data-action="ask-person"
        ?disabled=${asked || this.session.busy}
        @click=${() => this.askPerson(thread)}
      >
        ${personIcon} ${this.words.say(asked ? 'chat.person-asked' : 'chat.ask-person')}
      </button>
    `;
  }

  /** What can be done now stands after what was said. */
  private now(thread: Conversation, snapshot: Snapshot): TemplateResult {
    const { outcome, question, uploads, currency, busy } = this.session;
    return html`
      <div class="now">
        ${outcome ? nothing : this.table(thread, snapshot)}
        ${
          question
            ? html`
                <entente-question
                  .words=${this.words}
                  .question=${question}
                  .photosReady=${uploads.length}
                  currency=${currency}
                  ?busy=${busy}
                ></entente-question>
              `
            : nothing
        }
        ${
          outcome
            ? html`
                <entente-outcome
                  .words=${this.words}
                  .outcome=${outcome}
                  .events=${thread.log.events}
                  currency=${currency}
                ></entente-outcome>
              `
            : nothing
        }
        ${mayConfirmReceipt(snapshot, thread.me) ? this.receipt() : nothing}
      </div>
    `;
  }

  private table(thread: Conversation, snapshot: Snapshot): TemplateResult | typeof nothing {
    const standings = standingProposals(snapshot, thread.me);
    if (standings.length === 0) {
      return nothing;
    }
    return html`
      <section>
        <h3 class="section-title">${this.words.say('proposals.label')}</h3>
        <entente-proposals
          .words=${this.words}
          .standings=${standings}
          .problem=${this.session.problem}
          currency=${this.session.currency}
          deadline=${snapshot.due_at ?? ''}
          ?busy=${this.session.busy}
        ></entente-proposals>
      </section>
    `;
  }

  private receipt(): TemplateResult {
    const confirm = () => this.act({ kind: 'confirm_received' });
    return html`
      <button class="primary" type="button" data-action="confirm-received" ?disabled=${this.session.busy} @click=${confirm}>
        ${this.words.say('chat.confirm-received')}
      </button>
    `;
  }

  private footer(thread: Conversation, snapshot: Snapshot): TemplateResult {
    return html`
      <footer>
        <div class="foot">
          ${this.refused()}
          <entente-uploads
            .words=${this.words}
            .uploads=${this.session.uploads}
            .version=${this.version}
            .address=${this.session.address}
            ?busy=${this.session.busy}
            @entente-remove-upload=${(event: CustomEvent<Upload>) => this.session.removePhoto(event.detail)}
            @entente-send-photos=${() => this.session.sendPhotos()}
          ></entente-uploads>
          ${this.calmerWords()}
          <entente-composer
            .words=${this.words}
            rewordable
            ?hidden=${this.session.rewording !== undefined}
            ?rewording=${this.session.isRewording}
            @entente-reword=${(event: CustomEvent<string>) => this.session.reword(event.detail)}
            .disabledReason=${this.closedReason(thread, snapshot)}
            .hint=${this.online ? '' : this.words.say('composer.offline')}
            @entente-say=${(event: CustomEvent<string>) => this.say(event.detail)}
            @entente-typing=${() => thread.tellTyping()}
            @entente-draft=${(event: CustomEvent<string>) => this.draft.keep(event.detail)}
          ></entente-composer>
          ${this.fileFields()}
        </div>
      </footer>
    `;
  }

  private calmerWords(): TemplateResult | typeof nothing {
    return this.session.rewording
      ? html`
          <entente-rewording
            .words=${this.words}
            .rewording=${this.session.rewording}
            @entente-take-rewording=${(event: CustomEvent<string>) => this.takeRewording(event.detail)}
            @entente-keep-own=${() => this.keepOwnWords()}
          ></entente-rewording>
        `
      : nothing;
  }

  /** Hidden from everybody: the buttons beside the composer and in the question open them. */
  private fileFields(): TemplateResult {
    const picked = (event: Event) => this.photosPicked(event);
    return html`
      <input id="photos" type="file" accept="image/*" multiple hidden @change=${picked} />
      <input id="camera" type="file" accept="image/*" capture="environment" hidden @change=${picked} />
    `;
  }

  private closedReason(thread: Conversation, snapshot: Snapshot): string {
    if (thread.outbox.isFull) {
      return this.words.say('composer.full');
    }
    return snapshot.stage === 'closed' ? this.words.say('composer.closed') : '';
  }

  private refused(): TemplateResult | typeof nothing {
    const problem = this.session.problem;
    const saidByProposals = typeof problem?.min_minor === 'number' && this.proposals;
    return problem && !saidByProposals
      ? html`
          <p class="refusal" role="alert">${explain(this.words, problem, this.session.currency)}</p>
        `
      : nothing;
  }
}
