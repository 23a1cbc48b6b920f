// SPDX-License-Identifier: Apache-2.0

import type { ThreadEvent } from '../contract/events.js';
import { equal, test } from '../testing/harness.js';
import { EventLog } from './event-log.js';

function event(seq: number, prev: number, text = 'x'): ThreadEvent {
  return { seq, prev, id: `${seq}`, conversation_id: 'c', at: '', kind: 'text', author: { role: 'buyer' }, body: { text } };
}

test('tells a gap instead of skipping an event', () => {
  const log = new EventLog();
  log.accept(event(1, 0));

  equal(log.accept(event(4, 3)), 'gap');
  equal(log.last, 1);
});

test('takes holes for others as no gap', () => {
  const log = new EventLog();

  equal([log.accept(event(2, 0)), log.accept(event(5, 2)), log.accept(event(6, 5))], ['appended', 'appended', 'appended']);
});

test('takes an event once however often it comes', () => {
  const log = new EventLog();
  log.accept(event(1, 0));

  equal(log.accept(event(1, 0)), 'known');
  log.acceptPage([event(1, 0), event(3, 1)]);
  log.acceptPage([event(3, 1)]);

  equal(
    log.events.map((held) => held.seq),
    [1, 3],
  );
});

test('keeps a page in order', () => {
  const log = new EventLog();
  log.acceptPage([event(3, 2), event(1, 0), event(2, 1)]);

  equal(
    log.events.map((held) => held.seq),
    [1, 2, 3],
  );
});
