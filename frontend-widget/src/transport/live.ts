// SPDX-License-Identifier: Apache-2.0

/** `unavailable`: WebSocket never worked here, readers use the event stream. `refused`: the server asked not to come back. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'unavailable' | 'refused';

export type Leave = () => void;

/** The live connection, whatever carries it. */
export interface Live {
  connect(): void;
  disconnect(): void;
  /** Kept over reconnects; `headers` is asked each time, so that a thread resumes after what it has. */
  subscribe(destination: string, headers: () => Record<string, string>, receive: (message: unknown) => void): Leave;
  /** Sends and forgets; false when the connection is not there. */
  publish(destination: string, body: unknown): boolean;
  /** Tells the state now and each time it changes. */
  watch(listener: (state: LinkState) => void): Leave;
}
