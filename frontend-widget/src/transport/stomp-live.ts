// SPDX-License-Identifier: Apache-2.0

import { Client, ReconnectionTimeMode, Versions, type StompSubscription } from '@stomp/stompjs';
import type { Leave, LinkState, Live } from './live.js';
import type { Tokens } from './tokens.js';

const HEARTBEAT_MS = 10_000;
const CONNECTION_TIMEOUT_MS = 12_000;
const RECONNECT_MIN_MS = 400;
const RECONNECT_SPREAD_MS = 900;
const RECONNECT_MAX_MS = 15_000;
const FAILURES_BEFORE_UNAVAILABLE = 2;
const NORMAL_CLOSE = 1000;
const GOING_AWAY = 1001;
const RETURN_MAX_MS = 10_000;

interface Interest {
  destination: string;
  headers: () => Record<string, string>;
  receive: (message: unknown) => void;
  active?: StompSubscription;
}

/** STOMP over WebSocket by stompjs, none of which shows outside. */
export class StompLive implements Live {
  private readonly client: Client;
  private readonly interests = new Set<Interest>();
  private readonly listeners = new Set<(state: LinkState) => void>();
  private state: LinkState = 'connecting';
  private failures = 0;
  private everConnected = false;
  private notBefore = 0;

  constructor(server: string, tokens: Tokens) {
    const address = new URL('/ws', server);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    this.client = new Client({
      brokerURL: address.href,
      stompVersions: new Versions([Versions.V1_2]),
      heartbeatIncoming: HEARTBEAT_MS,
      heartbeatOutgoing: HEARTBEAT_MS,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      maxReconnectDelay: RECONNECT_MAX_MS,
      beforeConnect: async (client) => {
        await this.asked();
        client.connectHeaders = { Authorization: `Bearer ${await tokens.token()}` };
      },
      onConnect: () => this.connected(),
      onStompError: () => {
        if (this.state !== 'live') {
          tokens.forget();
        }
      },
      onWebSocketClose: (event: CloseEvent) => this.closed(event.code, event.reason),
    });
  }

  connect(): void {
    this.client.reconnectDelay = RECONNECT_MIN_MS + Math.random() * RECONNECT_SPREAD_MS;
    this.client.activate();
  }

  disconnect(): void {
    this.interests.clear();
    this.listeners.clear();
    void this.client.deactivate();
  }

  subscribe(destination: string, headers: () => Record<string, string>, receive: (message: unknown) => void): Leave {
    const interest: Interest = { destination, headers, receive };
    this.interests.add(interest);
    if (this.client.connected) {
      this.take(interest);
    }
    return () => {
      this.interests.delete(interest);
      if (this.client.connected) {
        interest.active?.unsubscribe();
      }
    };
  }

  publish(destination: string, body: unknown): boolean {
    if (!this.client.connected) {
      return false;
    }
    this.client.publish({
      destination,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      skipContentLengthHeader: false,
    });
    return true;
  }

  watch(listener: (state: LinkState) => void): Leave {
    this.listeners.add(listener);
    listener(this.state);
    return () => this.listeners.delete(listener);
  }

  private connected(): void {
    this.failures = 0;
    this.everConnected = true;
    // Somebody has to listen for refusals, or the server closes the connection over the first one.
    this.client.subscribe('/user/queue/refusals', () => undefined);
    this.interests.forEach((interest) => this.take(interest));
    this.tell('live');
  }

  private take(interest: Interest): void {
    interest.active = this.client.subscribe(
      interest.destination,
      (message) => interest.receive(JSON.parse(message.body)),
      interest.headers(),
    );
  }

  /** A server that stops tells everybody another moment to come back. */
  private asked(): Promise<void> {
    const wait = Math.min(this.notBefore - performance.now(), RETURN_MAX_MS);
    return wait > 0 ? new Promise((resolve) => setTimeout(resolve, wait)) : Promise.resolve();
  }

  private closed(code: number, reason: string): void {
    const asked = code === GOING_AWAY ? /^come back in (\d{1,5}) ms$/.exec(reason) : null;
    this.notBefore = asked ? performance.now() + Number(asked[1]) : 0;
    if (code >= 3500 && code < 4000) {
      void this.client.deactivate();
      this.tell('refused');
      return;
    }
    if (code === NORMAL_CLOSE && !this.client.active) {
      return;
    }
    this.failures += 1;
    this.tell(!this.everConnected && this.failures >= FAILURES_BEFORE_UNAVAILABLE ? 'unavailable' : 'lost');
  }

  private tell(state: LinkState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener(state));
  }
}
