// SPDX-License-Identifier: Apache-2.0

import { equal, test, until } from '../testing/harness.js';
import { ALICE, ScriptedServer } from '../testing/scripted-server.js';
import { EventStream } from './event-stream.js';

function streamOf(...chunks: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => chunks.forEach((chunk) => controller.enqueue(new TextEncoder().encode(chunk))),
  });
}

test('reads events however the network cuts them', async () => {
  const server = new ScriptedServer(ALICE);
  const paths: string[] = [];
  server.stream = (async (path: string) => {
    paths.push(path);
    return streamOf(': hello\n\nid: 1\nevent: text\nda', 'ta: {"seq":1}\n', '\nid: 2\r\ndata: {"seq":', '2}\r\n\r\n');
  }) as never;
  const received: unknown[] = [];
  const states: boolean[] = [];
  const stream = new EventStream(
    server,
    () => '/conversations/c/events?after=0',
    (message) => received.push(message),
    (open) => states.push(open),
  );
  await until(() => received.length === 2);
  stream.close();

  equal(received, [{ seq: 1 }, { seq: 2 }]);
  equal([paths, states], [['/conversations/c/events?after=0'], [true]]);
});
