// SPDX-License-Identifier: Apache-2.0

import type { QuestionBody, Saying } from '../../contract/events.js';
import type { Rewording } from '../../contract/rewording.js';
import type { Problem } from '../../contract/snapshot.js';
import { Conversation } from '../../thread/conversation.js';
import { openQuestion, outcomeOf, type Outcome } from '../../thread/standing.js';
import type { Connect, Connection } from '../../transport/connect.js';
import { Refusal, Unreachable } from '../../transport/rest.js';
import { Tokens, type Me, type TokenProvider } from '../../transport/tokens.js';
import { Upload } from '../uploads/upload.js';

const OPEN_RETRY_MS = 3_000;

export type Opening = 'idle' | 'opening' | 'open' | 'refused' | 'unreachable';

/** What a widget does with its thread: opens it, says things in it, and knows what came of that. */
export class ChatSession {
  opening: Opening = 'idle';
  busy = false;
  /** Why the last thing was refused. */
  problem?: Problem;
  uploads: readonly Upload[] = [];
  /** Calmer words for what the person is about to say. */
  rewording?: Rewording;
  isRewording = false;
  thread?: Conversation;
  private connection?: Connection;
  private retryTimer?: ReturnType<typeof setTimeout>;
  private attempt = 0;

  constructor(
    private readonly changed: () => void,
    private readonly known: (me: Me) => void,
  ) {}

  /** Opens the thread of the order; tries again by itself while nobody answers. Resolves with its id once it is there. */
  async open(server: string, order: string, provider: TokenProvider, connect: Connect): Promise<string | undefined> {
    this.close();
    const attempt = this.attempt;
    this.opening = 'opening';
    const tokens = new Tokens(provider);
    const connection = connect(server, tokens);
    try {
      await tokens.token();
      this.known(tokens.me!);
      const { id } = await Conversation.openOrder(connection.rest, order);
      const thread = new Conversation(id, connection.rest, connection.live, tokens.me!, this.changed, sessionStorage);
      await thread.follow();
      if (attempt !== this.attempt) {
        thread.leave();
        return undefined;
      }
      Object.assign(this, { thread, connection, opening: 'open' });
      connection.live.connect();
      this.changed();
      return id;
    } catch (failure) {
      if (attempt === this.attempt) {
        this.failed(failure, () => void this.open(server, order, provider, connect));
      }
      return undefined;
    }
  }

  close(): void {
    this.attempt += 1;
    clearTimeout(this.retryTimer);
    this.uploads.forEach((upload) => upload.cancel());
    this.thread?.leave();
    this.connection?.live.disconnect();
    Object.assign(this, {
      uploads: [],
      thread: undefined,
      connection: undefined,
      problem: undefined,
      rewording: undefined,
      isRewording: false,
      opening: 'idle',
      busy: false,
    });
  }

  get question(): QuestionBody | undefined {
    const thread = this.thread;
    return thread?.snapshot && openQuestion(thread.snapshot, thread.log.events, thread.me);
  }

  get outcome(): Outcome | undefined {
    const thread = this.thread;
    return thread?.snapshot && outcomeOf(thread.snapshot, thread.log.events);
  }

  get currency(): string {
    return this.thread?.snapshot?.ledger?.currency ?? 'EUR';
  }

  readonly address = (path: string): string => this.connection?.rest.address(path) ?? path;

  /** Says what acts; one thing at a time. True when the server took it. */
  async act(saying: Saying): Promise<boolean> {
    if (this.busy || !this.thread) {
      return false;
    }
    this.busy = true;
    this.problem = undefined;
    this.changed();
    try {
      await this.thread.say(saying);
      await this.thread.refreshSnapshot().catch(() => undefined);
      return true;
    } catch (failure) {
      this.problem = failure instanceof Refusal ? { status: failure.status, ...failure.problem } : {};
      return false;
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  /** Says words; where words are asked for, they are the answer. */
  say(text: string): void {
    const question = this.question;
    if (question?.input === 'text') {
      void this.act({ kind: 'answer', question_id: question.question_id, text });
    } else {
      this.thread?.say({ kind: 'text', text }).catch(() => undefined);
    }
  }

  explain(problem: Problem): void {
    this.problem = problem;
    this.changed();
  }

  /** Asks for calmer words; nobody else sees any of it. */
  async reword(text: string): Promise<void> {
    const thread = this.thread;
    if (!thread || this.isRewording || !text) {
      return;
    }
    this.isRewording = true;
    this.problem = undefined;
    this.changed();
    try {
      this.rewording = await thread.reword(text);
    } catch {
      this.problem = { type: 'reword-failed' };
    } finally {
      this.isRewording = false;
      this.changed();
    }
  }

  doneRewording(): void {
    this.rewording = undefined;
    this.changed();
  }

  addPhotos(files: readonly File[]): void {
    const fresh = files.map((file) => new Upload(this.connection!.rest, this.thread!.id, file, this.changed));
    this.uploads = [...this.uploads, ...fresh];
    this.changed();
  }

  removePhoto(upload: Upload): void {
    upload.cancel();
    this.uploads = this.uploads.filter((held) => held !== upload);
    this.changed();
  }

  /** Sends what is uploaded; where photos are asked for, they are the answer. */
  async sendPhotos(): Promise<void> {
    const ready = this.uploads.filter((upload) => upload.state === 'ready');
    const photo_ids = ready.map((upload) => upload.photo!.photo_id);
    const question = this.question;
    const sent = await this.act(
      question?.input === 'photos'
        ? { kind: 'answer', question_id: question.question_id, photo_ids }
        : { kind: 'photos', photo_ids },
    );
    if (sent) {
      this.uploads = this.uploads.filter((upload) => !ready.includes(upload));
      this.changed();
    }
  }

  private failed(failure: unknown, again: () => void): void {
    this.opening = failure instanceof Unreachable ? 'unreachable' : 'refused';
    this.problem = failure instanceof Refusal ? { status: failure.status, ...failure.problem } : undefined;
    if (this.opening === 'unreachable') {
      this.retryTimer = setTimeout(again, OPEN_RETRY_MS);
    }
    this.changed();
  }
}
