// SPDX-License-Identifier: Apache-2.0

import { isNumberless, type Kind, type Role, type Saying, type ThreadEvent } from '../contract/events.js';
import type { Rewording } from '../contract/rewording.js';
import type { Page, Snapshot } from '../contract/snapshot.js';
import { EventStream } from '../transport/event-stream.js';
import type { Leave, LinkState, Live } from '../transport/live.js';
import { Refusal, type Rest } from '../transport/rest.js';
import type { Me } from '../transport/tokens.js';
import { EventLog } from './event-log.js';
import { Outbox } from './outbox.js';

const PAGE_SIZE = 200;
const SNAPSHOT_DELAY_MS = 60;
const TYPING_SHOWN_MS = 5_000;
const TYPING_TOLD_EVERY_MS = 3_000;
const WORDS_ONLY: Kind[] = ['text', 'photos', 'photo_description', 'note', 'parcel'];

/** One thread as one reader sees it: what was said, what holds now, what is on its way. */
export class Conversation {
  readonly log = new EventLog();
  readonly outbox: Outbox;
  /** How far the others have read. */
  readonly readBy = new Map<Role, number>();
  /** What the bot is saying right now, by turn. */
  readonly drafts = new Map<string, string>();
  snapshot?: Snapshot;
  etag: string | null = null;
  link: LinkState = 'connecting';
  loaded = false;

  private readonly leaves: Leave[] = [];
  private readonly typists = new Map<Role, ReturnType<typeof setTimeout>>();
  private catching?: Promise<void>;
  private snapshotTimer?: ReturnType<typeof setTimeout>;
  private stream?: EventStream;
  private typingToldAtMs = 0;
  private readUpTo = 0;
  private left = false;

  constructor(
    readonly id: string,
    private readonly rest: Rest,
    private readonly live: Live,
    readonly me: Me,
    private readonly changed: () => void,
    storage?: Storage,
  ) {
    this.outbox = new Outbox(
      (saying) => this.post(saying),
      (event) => this.receive(event),
      () => this.changed(),
      storage,
      `entente-outbox-${me.id}-${id}`,
    );
  }

  /** Opens the thread of an order, or finds the open one. */
  static async openOrder(rest: Rest, orderId: string): Promise<Snapshot> {
    const { body } = await rest.call<Snapshot>('POST', '/conversations', { body: { order_id: orderId } });
    return body;
  }

  /** Loads snapshot and events, then follows the thread live until `leave`. */
  async follow(): Promise<void> {
    await Promise.all([this.refreshSnapshot(), this.catchUp()]);
    this.loaded = true;
    this.leaves.push(
      this.live.subscribe(
        this.topic,
        () => ({ after: String(this.log.last) }),
        (message) => this.receive(message as ThreadEvent),
      ),
      this.live.watch((state) => this.linkChanged(state)),
    );
    this.changed();
    void this.outbox.flush();
  }

  leave(): void {
    this.left = true;
    this.leaves.splice(0).forEach((leave) => leave());
    this.typists.forEach((timer) => clearTimeout(timer));
    clearTimeout(this.snapshotTimer);
    this.stream?.close();
    this.outbox.stop();
  }

  say(saying: Saying): Promise<ThreadEvent> {
    return this.outbox.say(saying);
  }

  /** Asks for calmer words for what is not sent yet. */
  async reword(text: string): Promise<Rewording> {
    return (await this.rest.call<Rewording>('POST', `${this.path}/rewordings`, { body: { text } })).body;
  }

  get typing(): Role[] {
    return [...this.typists.keys()];
  }

  tellTyping(): void {
    const now = Date.now();
    if (now - this.typingToldAtMs < TYPING_TOLD_EVERY_MS) {
      return;
    }
    this.typingToldAtMs = now;
    if (!this.live.publish(`/app/conversations/${this.id}/typing`, {})) {
      this.rest.call('POST', `${this.path}/typing`, { body: {} }).catch(() => undefined);
    }
  }

  /** Says that everything shown so far has been seen. Forward only. */
  markRead(): void {
    const seq = this.log.last;
    if (seq > this.readUpTo) {
      this.readUpTo = seq;
      this.rest.call('POST', `${this.path}/read`, { body: { seq } }).catch(() => undefined);
    }
  }

  /** The address of a photo ran out: asks for its event again. */
  async renewPhotos(seq: number): Promise<void> {
    const page = await this.page(seq - 1, 1);
    page.items.forEach((event) => this.log.renew(event));
    this.changed();
  }

  async refreshSnapshot(): Promise<void> {
    const { body, etag } = await this.rest.call<Snapshot>('GET', this.path);
    this.snapshot = body;
    this.etag = etag;
    this.changed();
  }

  receive(event: ThreadEvent): void {
    if (this.left) {
      return;
    }
    if (event.kind === 'reset') {
      void this.reload();
    } else if (isNumberless(event)) {
      this.receiveNumberless(event);
      this.changed();
    } else {
      this.receiveStored(event);
    }
  }

  private receiveNumberless(event: ThreadEvent): void {
    if (event.kind === 'typing' && !this.isMine(event)) {
      this.showTyping(event.author.role);
    } else if (event.kind === 'delta') {
      const { turn, text, aborted } = event.body;
      if (aborted) {
        this.drafts.delete(turn);
      } else {
        this.drafts.set(turn, (this.drafts.get(turn) ?? '') + (text ?? ''));
      }
    } else if (event.kind === 'read' && !this.isMine(event)) {
      const role = event.author.role;
      this.readBy.set(role, Math.max(event.body.seq, this.readBy.get(role) ?? 0));
    }
  }

  private receiveStored(event: ThreadEvent): void {
    const arrival = this.log.accept(event);
    if (arrival === 'gap') {
      void this.catchUp();
    }
    if (arrival === 'appended') {
      this.settle(event);
      this.changed();
    }
    if (arrival !== 'known' && !WORDS_ONLY.includes(event.kind)) {
      this.refreshSnapshotSoon();
    }
  }

  private settle(event: ThreadEvent): void {
    if (event.turn) {
      this.drafts.delete(event.turn);
    }
    clearTimeout(this.typists.get(event.author.role));
    this.typists.delete(event.author.role);
  }

  private showTyping(role: Role): void {
    clearTimeout(this.typists.get(role));
    const hide = () => {
      this.typists.delete(role);
      this.changed();
    };
    this.typists.set(role, setTimeout(hide, TYPING_SHOWN_MS));
  }

  private refreshSnapshotSoon(): void {
    clearTimeout(this.snapshotTimer);
    this.snapshotTimer = setTimeout(() => {
      this.refreshSnapshot().catch(() => this.refreshSnapshotOnReturn());
    }, SNAPSHOT_DELAY_MS);
  }

  private snapshotIsStale = false;

  private refreshSnapshotOnReturn(): void {
    this.snapshotIsStale = true;
  }

  private async reload(): Promise<void> {
    this.log.clear();
    this.drafts.clear();
    await Promise.all([this.refreshSnapshot(), this.catchUp()]).catch(() => this.refreshSnapshotOnReturn());
    this.changed();
  }

  /** Reads what is missing page by page; callers who come meanwhile wait for the same reading. */
  private catchUp(): Promise<void> {
    this.catching ??= this.readAll().finally(() => (this.catching = undefined));
    return this.catching;
  }

  private async readAll(): Promise<void> {
    for (;;) {
      const page = await this.page(this.log.last, PAGE_SIZE);
      this.log.acceptPage(page.items);
      page.items.forEach((event) => this.settle(event));
      this.changed();
      if (page.items.length === 0 || !page.next) {
        return;
      }
    }
  }

  private async page(after: number, limit: number): Promise<Page<ThreadEvent>> {
    const path = `${this.path}/events?after=${after}&limit=${limit}`;
    return (await this.rest.call<Page<ThreadEvent>>('GET', path)).body;
  }

  private async post(saying: unknown): Promise<ThreadEvent> {
    try {
      return (await this.rest.call<ThreadEvent>('POST', `${this.path}/events`, { body: saying })).body;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 409) {
        this.refreshSnapshotSoon();
      }
      throw failure;
    }
  }

  private linkChanged(state: LinkState): void {
    const cameBack = state === 'live' && this.link !== 'live';
    this.link = state;
    if (state === 'live') {
      this.stream?.close();
      this.stream = undefined;
    } else if (state === 'unavailable') {
      this.stream ??= this.openStream();
    }
    if (cameBack) {
      this.resume();
    }
    this.changed();
  }

  private resume(): void {
    void this.outbox.flush();
    if (this.snapshotIsStale || this.loaded) {
      this.snapshotIsStale = false;
      this.refreshSnapshotSoon();
    }
  }

  private openStream(): EventStream {
    return new EventStream(
      this.rest,
      () => `${this.path}/events?after=${this.log.last}`,
      (message) => this.receive(message as ThreadEvent),
      (open) => {
        this.link = open ? 'live' : 'lost';
        if (open) {
          this.resume();
        }
        this.changed();
      },
    );
  }

  private isMine(event: ThreadEvent): boolean {
    return event.author.role === this.me.role && (event.author.id === undefined || event.author.id === this.me.id);
  }

  private get path(): string {
    return `/conversations/${this.id}`;
  }

  private get topic(): string {
    return `/topic/conversations/${this.id}`;
  }
}
