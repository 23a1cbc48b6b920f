// SPDX-License-Identifier: Apache-2.0

import type { IdentifiedSaying, ThreadEvent } from '../contract/events.js';
import { equal, ok, rejects, test, until } from '../testing/harness.js';
import { Refusal, Unreachable } from '../transport/rest.js';
import { Outbox } from './outbox.js';

function text(saying: IdentifiedSaying): string {
  return saying.kind === 'text' ? saying.text : saying.kind;
}

function outboxWith(post: (saying: IdentifiedSaying) => Promise<ThreadEvent>, storage?: Storage): Outbox {
  return new Outbox(
    post,
    () => undefined,
    () => undefined,
    storage,
  );
}

const stored = { seq: 1 } as ThreadEvent;

test('sends what was written offline once and in order', async () => {
  const arrived: IdentifiedSaying[] = [];
  let online = false;
  const outbox = outboxWith(async (saying) => {
    if (!online) {
      throw new Unreachable(60_000);
    }
    arrived.push(saying);
    return stored;
  });
  const all = ['one', 'two', 'three'].map((words) => outbox.say({ kind: 'text', text: words }));
  await until(() => outbox.parcels.every((parcel) => parcel.state === 'queued'));

  online = true;
  await Promise.all([outbox.flush(), outbox.flush(), ...all]);

  equal(arrived.map(text), ['one', 'two', 'three']);
  equal(outbox.parcels, []);
});

test('keeps the client id over tries', async () => {
  const ids: string[] = [];
  const outbox = outboxWith(async (saying) => {
    ids.push(saying.client_id);
    if (ids.length < 3) {
      throw new Unreachable(1);
    }
    return stored;
  });
  await outbox.say({ kind: 'text', text: 'hello' });

  equal(ids.length, 3);
  equal(new Set(ids).size, 1);
});

test('keeps refused words with their reason and goes on with the next', async () => {
  const outbox = outboxWith(async (saying) => {
    if (text(saying) === 'bad') {
      throw new Refusal(422, { detail: 'too long' });
    }
    return stored;
  });
  const refused = rejects(outbox.say({ kind: 'text', text: 'bad' }));
  await outbox.say({ kind: 'text', text: 'good' });

  ok((await refused) instanceof Refusal, 'the refusal reaches the caller');
  equal(
    outbox.parcels.map((parcel) => [text(parcel.saying), parcel.state]),
    [['bad', 'refused']],
  );
});

test('forgets a refused answer, since its question may be gone', async () => {
  const outbox = outboxWith(() => Promise.reject(new Refusal(409, {})));
  await rejects(outbox.say({ kind: 'answer', question_id: 'q', option_ids: ['a'] }));

  equal(outbox.parcels, []);
});

test('finds what was not sent after a reload', async () => {
  const before = outboxWith(() => Promise.reject(new Unreachable(60_000)), sessionStorage);
  void before.say({ kind: 'text', text: 'still here' });
  await until(() => before.parcels[0]?.state === 'queued');
  before.stop();
  const arrived: IdentifiedSaying[] = [];
  const after = outboxWith(async (saying) => {
    arrived.push(saying);
    return stored;
  }, sessionStorage);
  await after.flush();

  equal(
    arrived.map((saying) => saying.client_id),
    before.parcels.map((parcel) => parcel.saying.client_id),
  );
});
