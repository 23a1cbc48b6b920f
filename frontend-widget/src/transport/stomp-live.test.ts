// SPDX-License-Identifier: Apache-2.0

import { equal, ok, test, until } from '../testing/harness.js';
import { ALICE, tokenFor } from '../testing/scripted-server.js';
import type { LinkState } from './live.js';
import { StompLive } from './stomp-live.js';
import { Tokens } from './tokens.js';

/** The far end of a WebSocket, in the hands of the test. */
class FakeSocket {
  static readonly all: FakeSocket[] = [];
  static readonly OPEN = 1;
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number; reason: string }) => void;
  onerror?: (event: unknown) => void;
  binaryType = '';
  readyState = 0;
  readonly sent: string[] = [];

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    FakeSocket.all.push(this);
  }

  send(frame: string): void {
    this.sent.push(frame);
  }

  close(code = 1000, reason = ''): void {
    if (this.readyState !== 3) {
      this.readyState = 3;
      this.onclose?.({ code, reason });
    }
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  answer(command: string, headers: Record<string, string>, body = ''): void {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    this.onmessage?.({ data: `${command}\n${lines.join('')}\n${body}\0` });
  }

  frame(command: string): string | undefined {
    return this.sent.findLast((frame) => frame.startsWith(`${command}\n`));
  }
}

interface Far {
  live: StompLive;
  states: LinkState[];
  asked: () => number;
  /** The socket number `index`, accepted. */
  accepted: (index: number) => Promise<FakeSocket>;
}

async function withSockets(run: (far: Far) => Promise<void>): Promise<void> {
  const before = globalThis.WebSocket;
  globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  FakeSocket.all.length = 0;
  let asked = 0;
  const states: LinkState[] = [];
  const live = new StompLive(
    'https://entente.example',
    new Tokens(() => Promise.resolve(`${tokenFor(ALICE, 'fr')}${(asked += 1)}`)),
  );
  live.watch((state) => states.push(state));
  const accepted = async (index: number) => {
    const socket = await until(() => FakeSocket.all[index]);
    socket.open();
    await until(() => socket.frame('CONNECT'));
    socket.answer('CONNECTED', { version: '1.2', 'heart-beat': '0,0' });
    return socket;
  };
  try {
    await run({ live, states, asked: () => asked, accepted });
  } finally {
    live.disconnect();
    globalThis.WebSocket = before;
  }
}

test('brings the token in the CONNECT frame and never in the address', async () => {
  await withSockets(async ({ live, accepted }) => {
    live.connect();
    const socket = await accepted(0);

    equal([socket.url, socket.protocols], ['wss://entente.example/ws', ['v12.stomp']]);
    ok(/Authorization:Bearer \S+1\n/.test(socket.frame('CONNECT')!), socket.frame('CONNECT')!);
  });
});

test('resumes each subscription after what it has when it comes back', async () => {
  await withSockets(async ({ live, accepted, states }) => {
    let last = 3;
    live.subscribe(
      '/topic/conversations/c',
      () => ({ after: String(last) }),
      (message) => (last = (message as { seq: number }).seq),
    );
    live.connect();
    const socket = await accepted(0);
    const subscription = socket.frame('SUBSCRIBE')!;
    ok(subscription.includes('\nafter:3\n'), subscription);

    const id = /\nid:(\S+)\n/.exec(subscription)![1]!;
    socket.answer('MESSAGE', { subscription: id, 'message-id': '1', destination: '/topic/conversations/c' }, '{"seq":7}');
    socket.close(1001);
    const next = await accepted(1);
    ok(next.frame('SUBSCRIBE')!.includes('\nafter:7\n'), next.frame('SUBSCRIBE')!);
    equal(states, ['connecting', 'live', 'lost', 'live']);
  });
});

test('comes back no sooner than a stopping server asks it to', async () => {
  await withSockets(async ({ live, accepted }) => {
    live.connect();
    const socket = await accepted(0);
    const left = performance.now();
    socket.close(1001, 'come back in 1700 ms');

    await accepted(1);
    ok(performance.now() - left >= 1690, `${performance.now() - left} ms`);
  });
});

test('does not come back when the server asks it not to', async () => {
  await withSockets(async ({ live, accepted, states }) => {
    live.connect();
    (await accepted(0)).close(3500);
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    equal([states.at(-1), FakeSocket.all.length], ['refused', 1]);
  });
});

test('asks for another token when the first is refused', async () => {
  await withSockets(async ({ live, accepted, asked }) => {
    live.connect();
    const socket = await until(() => FakeSocket.all[0]);
    socket.open();
    await until(() => socket.frame('CONNECT'));
    socket.answer('ERROR', { message: 'sign-in' });
    socket.close(3005);
    const next = await accepted(1);

    equal(asked(), 2);
    ok(/Authorization:Bearer \S+2\n/.test(next.frame('CONNECT')!), 'the fresh token');
  });
});

test('says that WebSocket is unavailable where it never works', async () => {
  await withSockets(async ({ live, states }) => {
    live.connect();
    (await until(() => FakeSocket.all[0])).close(1006);
    (await until(() => FakeSocket.all[1])).close(1006);

    equal(states, ['connecting', 'lost', 'unavailable']);
    equal(live.publish('/app/conversations/c/typing', {}), false);
  });
});

test('listens for refusals, so that one does not close the connection', async () => {
  await withSockets(async ({ live, accepted }) => {
    live.connect();
    const socket = await accepted(0);

    ok(
      socket.sent.some((frame) => frame.includes('destination:/user/queue/refusals')),
      socket.sent.join('\n'),
    );
  });
});
