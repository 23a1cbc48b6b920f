// SPDX-License-Identifier: Apache-2.0

import type { CaseFile, DecisionCommand, QueueLine, SummaryOfCase } from '../../contract/desk.js';
import { newId } from '../../contract/ids.js';
import type { Page } from '../../contract/snapshot.js';
import { Conversation } from '../../thread/conversation.js';
import type { Connection } from '../../transport/connect.js';
import { Refusal } from '../../transport/rest.js';
import type { Me } from '../../transport/tokens.js';
import { idOf } from '../desk-queue/desk-queue.js';

const QUEUE_DELAY_MS = 120;

/** What an agent works with: the live queue and the case that is open. */
export class DeskSession {
  lines: readonly QueueLine[] = [];
  thread?: Conversation;
  file?: CaseFile;
  private timer?: ReturnType<typeof setTimeout>;
  private decisionKey = '';
  private decisionOf = '';

  constructor(
    private readonly connection: Connection,
    readonly me: Me,
    private readonly changed: () => void,
  ) {}

  /** Loads the queue and follows it. */
  async start(): Promise<void> {
    await this.refreshQueue();
    const { live } = this.connection;
    live.subscribe(
      '/topic/desk',
      () => ({}),
      () => this.refreshQueueSoon(),
    );
    live.watch((state) => {
      if (state === 'live') {
        this.refreshQueueSoon();
      }
    });
    live.connect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.thread?.leave();
    this.connection.live.disconnect();
  }

  get mine(): boolean {
    return this.thread !== undefined && this.holder === this.me.id;
  }

  get holder(): string {
    return this.thread?.snapshot?.controller ?? 'bot';
  }

  /** Waiting cases first, then those that this agent already holds. */
  async refreshQueue(): Promise<void> {
    const { rest } = this.connection;
    const [queue, held] = await Promise.all([
      rest.call<Page<QueueLine>>('GET', '/desk/queue'),
      rest.call<Page<QueueLine>>('GET', '/conversations').catch(() => undefined),
    ]);
    const waiting = queue.body.items ?? [];
    const known = new Set(waiting.map(idOf));
    this.lines = [...waiting, ...(held?.body.items ?? []).filter((line) => !known.has(idOf(line)))];
    this.changed();
  }

  async choose(id: string): Promise<void> {
    this.thread?.leave();
    this.file = undefined;
    const { rest, live } = this.connection;
    const thread = new Conversation(id, rest, live, this.me, this.changed);
    this.thread = thread;
    await thread.follow();
    await this.refreshFile();
  }

  close(): void {
    this.thread?.leave();
    this.thread = undefined;
    this.changed();
  }

  async claim(): Promise<void> {
    await this.act('claim');
  }

  async release(to: 'bot' | 'queue'): Promise<void> {
    await this.act('release', { to });
  }

  async note(text: string): Promise<void> {
    await this.act('notes', { text });
  }

  /** The same decision goes under the same key while nobody answers, so that it counts once; for the state that the agent sees. */
  async decide(command: DecisionCommand): Promise<void> {
    const text = JSON.stringify(command);
    if (text !== this.decisionOf) {
      this.decisionOf = text;
      this.decisionKey = newId();
    }
    const headers = { 'Idempotency-Key': this.decisionKey, 'If-Match': this.thread?.etag ?? '' };
    try {
      await this.act('decision', command, headers);
      this.decisionOf = '';
    } catch (failure) {
      this.decisionOf = failure instanceof Refusal ? '' : text;
      throw failure;
    }
  }

  async summarise(): Promise<SummaryOfCase> {
    const path = `/desk/conversations/${this.thread!.id}/summary`;
    return (await this.connection.rest.call<SummaryOfCase>('POST', path, { body: {} })).body;
  }

  async refreshFile(): Promise<void> {
    const id = this.thread?.id;
    if (id) {
      const { body } = await this.connection.rest.call<CaseFile>('GET', `/desk/conversations/${id}`);
      this.file = body;
      this.changed();
    }
  }

  address(path: string): string {
    return this.connection.rest.address(path);
  }

  private async act(verb: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<void> {
    await this.connection.rest.call('POST', `/conversations/${this.thread!.id}/${verb}`, { body, headers });
    await this.thread?.refreshSnapshot();
    this.refreshQueueSoon();
  }

  private refreshQueueSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.refreshQueue().catch(() => undefined);
    }, QUEUE_DELAY_MS);
  }
}
