// SPDX-License-Identifier: Apache-2.0

import type { Author, BodyByKind, IdentifiedSaying, Kind, ThreadEvent } from '../contract/events.js';
import { newId } from '../contract/ids.js';
import type { Snapshot, UploadedPhoto } from '../contract/snapshot.js';
import type { Leave, LinkState, Live } from '../transport/live.js';
import { Refusal, Unreachable, type Answer, type CallOptions, type Rest } from '../transport/rest.js';
import { Tokens } from '../transport/tokens.js';

export const ALICE: Author = { role: 'buyer', id: 'b-1', name: 'Alice Martin' };
export const SHOP: Author = { role: 'seller', id: 's-1', name: 'Brocante du Port' };
export const BOT: Author = { role: 'bot', id: 'bot', name: 'Entente' };
export const NORA: Author = { role: 'agent', id: 'a-1', name: 'Nora Lindqvist' };

const CONVERSATION = '01990000-0000-7000-8000-000000000001';

/** One thread that speaks the contract's JSON, on both ways in, without a network. */
export class ScriptedServer implements Rest, Live {
  readonly events: ThreadEvent[] = [];
  readonly said: IdentifiedSaying[] = [];
  readonly calls: { method: string; path: string; body?: unknown; headers?: Record<string, string> }[] = [];
  readonly answers = new Map<string, unknown>();
  snapshot: Snapshot;
  reachable = true;
  /** Taken one by one: the next saying is refused with it. */
  refusals: Refusal[] = [];
  onSaid: (saying: IdentifiedSaying, stored: ThreadEvent) => void = () => undefined;
  private readonly topics = new Map<string, ((message: unknown) => void)[]>();
  private readonly watchers = new Set<(state: LinkState) => void>();

  constructor(
    readonly speaker: Author,
    snapshot: Partial<Snapshot> = {},
  ) {
    this.snapshot = {
      id: CONVERSATION,
      order_id: '1042',
      stage: 'gathering',
      awaited: 'buyer',
      due_at: '2026-11-26T13:05:00Z',
      controller: 'bot',
      question: null,
      proposals: [],
      ledger: { currency: 'EUR', captured_minor: 9590, held_minor: 9590, refunded_minor: 0, released_minor: 0 },
      tier: 1,
      priority: 'normal',
      head: 0,
      ...snapshot,
    };
  }

  /** Stores an event as the server would and, unless told to be silent, delivers it. */
  push<K extends Kind>(
    author: Author,
    kind: K,
    body: BodyByKind[K],
    extra: Partial<ThreadEvent> & { silent?: boolean } = {},
  ): ThreadEvent {
    const prev = this.events.at(-1)?.seq ?? 0;
    const { silent, ...fields } = extra;
    const event = {
      seq: prev + 1,
      prev,
      id: newId(),
      conversation_id: CONVERSATION,
      at: new Date(Date.now() - 60_000 * (40 - prev)).toISOString(),
      kind,
      author,
      body,
      ...fields,
    } as unknown as ThreadEvent;
    this.events.push(event);
    this.snapshot = { ...this.snapshot, head: event.seq };
    if (!silent) {
      this.deliver(`/topic/conversations/${CONVERSATION}`, event);
    }
    return event;
  }

  deliver(destination: string, message: unknown): void {
    this.topics.get(destination)?.forEach((receive) => receive(message));
  }

  link(state: LinkState): void {
    this.watchers.forEach((watcher) => watcher(state));
  }

  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    this.calls.push({ method, path, body: options.body, headers: options.headers });
    if (!this.reachable) {
      throw new Unreachable();
    }
    await Promise.resolve();
    return { status: 200, body: this.answer(method, path, options.body) as T, etag: '"7"' };
  }

  private answer(method: string, path: string, body: unknown): unknown {
    const known = this.answers.get(`${method} ${path}`);
    if (known instanceof Error) {
      throw known;
    }
    if (known !== undefined) {
      return known;
    }
    if (method === 'POST' && path.endsWith('/events')) {
      return this.store(body as IdentifiedSaying);
    }
    if (path.includes('/events?')) {
      const query = new URLSearchParams(path.split('?')[1]);
      const after = Number(query.get('after'));
      const items = this.events.filter((event) => event.seq > after).slice(0, Number(query.get('limit')));
      return { items, next: null };
    }
    if (path === '/conversations' || path === `/conversations/${CONVERSATION}`) {
      return structuredClone(this.snapshot);
    }
    return {};
  }

  private store(saying: IdentifiedSaying): ThreadEvent {
    const refusal = this.refusals.shift();
    if (refusal) {
      throw refusal;
    }
    const again = this.said.findIndex((held) => held.client_id === saying.client_id);
    if (again >= 0) {
      return this.events.find((event) => 'client_id' in event.body && event.body.client_id === saying.client_id)!;
    }
    this.said.push(saying);
    const { kind, ...body } = saying;
    const stored = this.push(this.speaker, kind as Kind, body as never, { at: new Date().toISOString() } as never);
    this.onSaid(saying, stored);
    return stored;
  }

  async upload(_path: string, _file: Blob, name: string, progress: (share: number) => void): Promise<UploadedPhoto> {
    progress(0.5);
    if (name.endsWith('.exe')) {
      throw new Refusal(415, { detail: 'not a photo' });
    }
    return { photo_id: `photo-${name}`, url: '/photos/lamp', width: 1200, height: 900 };
  }

  stream(): Promise<ReadableStream<Uint8Array>> {
    return Promise.reject(new Unreachable());
  }

  address(path: string): string {
    return new URL(path, location.origin).href;
  }

  connect(): void {
    this.link('live');
  }

  disconnect(): void {
    this.topics.clear();
    this.watchers.clear();
  }

  subscribe(destination: string, _headers: () => Record<string, string>, receive: (message: unknown) => void): Leave {
    this.topics.set(destination, [...(this.topics.get(destination) ?? []), receive]);
    return () => this.topics.delete(destination);
  }

  publish(): boolean {
    return true;
  }

  watch(listener: (state: LinkState) => void): Leave {
    this.watchers.add(listener);
    listener('connecting');
    return () => this.watchers.delete(listener);
  }
}

/** An unsigned token that carries what the front end reads for display. */
export function tokenFor(author: Author, locale: string, more: Record<string, unknown> = {}): string {
  const claims = {
    sub: author.id,
    role: author.role,
    name: author.name,
    locale,
    exp: Math.floor(Date.now() / 1000) + 3600,
    ...more,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `e30.${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}.x`;
}

export async function meOf(author: Author, locale = 'fr') {
  const tokens = new Tokens(() => Promise.resolve(tokenFor(author, locale)));
  await tokens.token();
  return tokens.me!;
}
