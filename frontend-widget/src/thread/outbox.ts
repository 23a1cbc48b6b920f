// SPDX-License-Identifier: Apache-2.0

import type { IdentifiedSaying, Saying, ThreadEvent } from '../contract/events.js';
import { newId } from '../contract/ids.js';
import { Refusal, Unreachable } from '../transport/rest.js';

/** `queued` waits for the network or its turn; `refused` stays until it is dismissed. */
export interface Parcel {
  saying: IdentifiedSaying;
  state: 'queued' | 'sending' | 'refused';
  refusal?: Refusal;
}

export type Post = (saying: IdentifiedSaying) => Promise<ThreadEvent>;

const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 20_000;
const PARCELS_MAX = 50;

/**
 * What we said and nobody has acknowledged. Sent in order, one at a time, under a client id that stays the same on
 * every try, so that the server stores it once.
 */
export class Outbox {
  private held: Parcel[] = [];
  private running = false;
  private retryMs = RETRY_MIN_MS;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly post: Post,
    private readonly stored: (event: ThreadEvent) => void,
    private readonly changed: () => void,
    private readonly storage?: Storage,
    private readonly storageKey = 'entente-outbox',
  ) {
    this.held = this.remembered();
  }

  get parcels(): readonly Parcel[] {
    return this.held;
  }

  get isFull(): boolean {
    return this.held.length >= PARCELS_MAX;
  }

  /** Resolves with the stored event, rejects with the refusal; while nobody answers it waits. */
  say(saying: Saying): Promise<ThreadEvent> {
    const parcel: Parcel = { saying: { ...saying, client_id: newId() }, state: 'queued' };
    this.keep([...this.held, parcel]);
    return new Promise((resolve, reject) => {
      this.waiting.set(parcel.saying.client_id, { resolve, reject });
      void this.flush();
    });
  }

  private readonly waiting = new Map<string, { resolve: (event: ThreadEvent) => void; reject: (error: Refusal) => void }>();

  /** Sends what waits; called again whenever the connection comes back. */
  async flush(): Promise<void> {
    if (this.running) {
      return;
    }
    this.running = true;
    clearTimeout(this.timer);
    try {
      for (let next = this.next(); next; next = this.next()) {
        await this.deliver(next);
      }
      this.retryMs = RETRY_MIN_MS;
    } catch (failure) {
      this.retryLater(failure instanceof Unreachable ? failure.retryAfterMs : undefined);
    } finally {
      this.running = false;
    }
  }

  dismiss(clientId: string): void {
    this.keep(this.held.filter((parcel) => parcel.saying.client_id !== clientId));
  }

  /** The same words once more, as a new saying. */
  retry(clientId: string): void {
    const parcel = this.held.find((held) => held.saying.client_id === clientId);
    if (parcel) {
      this.dismiss(clientId);
      const { client_id: _, ...saying } = parcel.saying;
      this.say(saying as Saying).catch(() => undefined);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private next(): Parcel | undefined {
    return this.held.find((parcel) => parcel.state !== 'refused');
  }

  private async deliver(parcel: Parcel): Promise<void> {
    const clientId = parcel.saying.client_id;
    try {
      this.mark(parcel, { state: 'sending' });
      const event = await this.post(parcel.saying);
      this.dismiss(clientId);
      this.stored(event);
      this.waiting.get(clientId)?.resolve(event);
      this.waiting.delete(clientId);
    } catch (failure) {
      if (!(failure instanceof Refusal)) {
        this.mark(parcel, { state: 'queued' });
        throw failure;
      }
      this.refuse(parcel, failure);
    }
  }

  private refuse(parcel: Parcel, refusal: Refusal): void {
    const clientId = parcel.saying.client_id;
    if (parcel.saying.kind === 'text' || parcel.saying.kind === 'photos') {
      this.mark(parcel, { state: 'refused', refusal });
    } else {
      this.dismiss(clientId);
    }
    this.waiting.get(clientId)?.reject(refusal);
    this.waiting.delete(clientId);
  }

  private retryLater(askedMs?: number): void {
    this.timer = setTimeout(() => void this.flush(), askedMs ?? this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_MAX_MS);
  }

  private mark(parcel: Parcel, change: Partial<Parcel>): void {
    const clientId = parcel.saying.client_id;
    this.keep(this.held.map((held) => (held.saying.client_id === clientId ? { ...held, ...change } : held)));
  }

  private keep(parcels: Parcel[]): void {
    this.held = parcels;
    try {
      const unsent = parcels.filter((parcel) => parcel.state !== 'refused').map((parcel) => parcel.saying);
      this.storage?.setItem(this.storageKey, JSON.stringify(unsent));
    } catch {
      // storage is full or forbidden: the queue still lives in memory
    }
    this.changed();
  }

  private remembered(): Parcel[] {
    try {
      const sayings = JSON.parse(this.storage?.getItem(this.storageKey) ?? '[]') as IdentifiedSaying[];
      return sayings.map((saying) => ({ saying, state: 'queued' }));
    } catch {
      return [];
    }
  }
}
