// SPDX-License-Identifier: Apache-2.0

import type { Kind, EventOf, ThreadEvent } from '../contract/events.js';

export type Arrival = 'appended' | 'known' | 'gap';

/**
 * The stored events of one thread in order. An event is taken only when its `prev` is the last one held:
 * anything else means that something was missed.
 */
export class EventLog {
  private held: ThreadEvent[] = [];

  get events(): readonly ThreadEvent[] {
    return this.held;
  }

  get last(): number {
    return this.held.at(-1)?.seq ?? 0;
  }

  accept(event: ThreadEvent): Arrival {
    if (event.seq <= this.last) {
      return 'known';
    }
    if (event.prev !== this.last) {
      return 'gap';
    }
    this.held = [...this.held, event];
    return 'appended';
  }

  /** Takes a page that REST answered for `after = last`: it is complete by definition. */
  acceptPage(events: readonly ThreadEvent[]): void {
    const fresh = events.filter((event) => event.seq > this.last).sort((a, b) => a.seq - b.seq);
    this.held = [...this.held, ...fresh];
  }

  /** Puts a fresher copy of a held event in its place: its photos have new addresses. */
  renew(event: ThreadEvent): void {
    this.held = this.held.map((known) => (known.seq === event.seq ? event : known));
  }

  clear(): void {
    this.held = [];
  }

  ofKind<K extends Kind>(kind: K): EventOf<K>[] {
    return this.held.filter((event) => event.kind === kind) as unknown as EventOf<K>[];
  }
}
