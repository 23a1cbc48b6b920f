// SPDX-License-Identifier: Apache-2.0

import { deepAll, equal, ok, test, textOf } from '../../testing/harness.js';
import { Words } from '../../words/words.js';
import './desk-queue.js';
import type { DeskQueue } from './desk-queue.js';

async function queue(changes: Partial<DeskQueue>): Promise<DeskQueue> {
  const element = Object.assign(document.createElement('entente-desk-queue'), { words: new Words('en') }, changes);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('says that nobody waits', async () => {
  ok(textOf(await queue({})).includes('Nobody is waiting.'), 'empty queue');
});

test('keeps the order of the server and tells who is late', async () => {
  const lines = [
    { id: 'c2', order_id: '2', priority: 'urgent', tier: 3, due_at: '2020-01-01T00:00:00Z' },
    { id: 'c1', order_id: '1', priority: 'normal', due_at: '2099-01-01T00:00:00Z' },
  ];
  const element = await queue({ lines });

  equal(
    deepAll('[data-case]', element.shadowRoot!).map((button) => button.dataset['case']),
    ['c2', 'c1'],
  );
  ok(textOf(element).includes('Late since') && textOf(element).includes('Urgent'), textOf(element));
});

test('opens a case by its button', async () => {
  const element = await queue({ lines: [{ id: 'c1', controller: 'a-1', controller_name: 'Nora' }], reader: 'a-1' });
  const chosen: string[] = [];
  element.addEventListener('entente-choose-case', (event) => chosen.push((event as CustomEvent<string>).detail));
  deepAll('button', element.shadowRoot!)[0]!.click();

  equal(chosen, ['c1']);
  ok(textOf(element).includes('Yours'), 'held by the reader');
});
