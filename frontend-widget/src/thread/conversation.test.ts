// SPDX-License-Identifier: Apache-2.0

import type { ThreadEvent } from '../contract/events.js';
import { equal, test, until } from '../testing/harness.js';
import { ALICE, BOT, meOf, NORA, ScriptedServer, SHOP } from '../testing/scripted-server.js';
import { Conversation } from './conversation.js';

async function followed(server: ScriptedServer): Promise<Conversation> {
  const thread = new Conversation(server.snapshot.id, server, server, await meOf(server.speaker), () => undefined);
  await thread.follow();
  server.link('live');
  return thread;
}

function numberless(kind: string, author: object, body: object): ThreadEvent {
  return { kind, author, body } as unknown as ThreadEvent;
}

test('reads from REST what the live way has lost', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  server.push(BOT, 'text', { text: 'lost on the way' }, { silent: true } as never);
  server.push(BOT, 'text', { text: 'arrives' });
  await until(() => thread.log.events.length === 2);

  equal(
    thread.log.events.map((event) => event.seq),
    [1, 2],
  );
  thread.leave();
});

test('loads everything anew after a reset', async () => {
  const server = new ScriptedServer(ALICE);
  server.push(BOT, 'text', { text: 'one' }, { silent: true } as never);
  const thread = await followed(server);
  server.calls.length = 0;
  thread.receive(numberless('reset', BOT, {}));
  await until(() => server.calls.some((call) => call.path.endsWith('events?after=0&limit=200')));
  await until(() => thread.log.events.length === 1);
  thread.leave();
});

test('asks for the snapshot when something other than words happened', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  server.snapshot = { ...server.snapshot, stage: 'awaiting_seller', awaited: 'seller' };
  server.push(BOT, 'stage', { stage: 'awaiting_seller', awaited: 'seller' });
  await until(() => thread.snapshot?.stage === 'awaiting_seller');
  thread.leave();
});

test('shows what the bot is saying until it is stored or taken back', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  thread.receive(numberless('delta', BOT, { turn: 't1', text: 'Je ' }));
  thread.receive(numberless('delta', BOT, { turn: 't1', text: 'regarde.' }));
  equal([...thread.drafts.values()], ['Je regarde.']);

  server.push(BOT, 'text', { text: 'Je regarde.' }, { turn: 't1' } as never);
  equal(thread.drafts.size, 0);

  thread.receive(numberless('delta', BOT, { turn: 't2', text: 'Hm' }));
  thread.receive(numberless('delta', BOT, { turn: 't2', aborted: true }));
  equal(thread.drafts.size, 0);
  thread.leave();
});

test('shows who is writing but never oneself', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  thread.receive(numberless('typing', SHOP, {}));
  thread.receive(numberless('typing', ALICE, {}));
  equal(thread.typing, ['seller']);

  server.push(SHOP, 'text', { text: 'done' });
  equal(thread.typing, []);
  thread.leave();
});

test('moves read marks forward only', async () => {
  const thread = await followed(new ScriptedServer(ALICE));
  thread.receive(numberless('read', NORA, { seq: 5 }));
  thread.receive(numberless('read', NORA, { seq: 3 }));

  equal(thread.readBy.get('agent'), 5);
  thread.leave();
});

test('tells once how far this reader has read', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  server.push(BOT, 'text', { text: 'one' });
  thread.markRead();
  thread.markRead();

  equal(
    server.calls.filter((call) => call.path.endsWith('/read')).map((call) => call.body),
    [{ seq: 1 }],
  );
  thread.leave();
});

test('goes on by the event stream where WebSocket is unavailable', async () => {
  const server = new ScriptedServer(ALICE);
  const thread = await followed(server);
  const stored = server.push(BOT, 'text', { text: 'by another way' }, { silent: true } as never);
  const paths: string[] = [];
  server.stream = ((path: string) => {
    paths.push(path);
    const frame = new TextEncoder().encode(`id: ${stored.seq}\ndata: ${JSON.stringify(stored)}\n\n`);
    return Promise.resolve(new ReadableStream({ start: (controller) => controller.enqueue(frame) }));
  }) as never;
  server.link('unavailable');
  await until(() => thread.log.events.length === 1);

  equal(paths, [`/conversations/${server.snapshot.id}/events?after=0`]);
  equal(thread.link, 'live');
  thread.leave();
});
