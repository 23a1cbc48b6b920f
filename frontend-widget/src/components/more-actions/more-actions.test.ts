// SPDX-License-Identifier: Apache-2.0

import { deep, equal, test, until } from '../../testing/harness.js';
import './more-actions.js';
import type { MoreActions } from './more-actions.js';

async function menu(
  changes: Partial<MoreActions>,
): Promise<{ element: MoreActions; done: unknown[]; click: (selector: string) => Promise<void> }> {
  const element = Object.assign(document.createElement('entente-more-actions'), changes);
  const done: unknown[] = [];
  ['entente-withdraw', 'entente-contest'].forEach((name) =>
    element.addEventListener(name, (event) => done.push([name, (event as CustomEvent).detail ?? null])),
  );
  document.body.append(element);
  await element.updateComplete;
  const click = async (selector: string) => {
    (await until(() => deep<HTMLElement>(selector, element.shadowRoot!))).click();
    await element.updateComplete;
  };
  return { element, done, click };
}

test('asks before the claim is withdrawn', async () => {
  const { done, click } = await menu({ withdrawable: true });
  await click('.opener');
  await click('[data-action=withdraw]');
  equal(done, []);

  await click('[data-action=confirm]');
  equal(done, [['entente-withdraw', null]]);
});

test('contests with a reason only', async () => {
  const { element, done, click } = await menu({ contestable: true });
  await click('.opener');
  await click('[data-action=contest]');
  await click('[data-action=confirm]');
  equal(done, []);

  deep<HTMLTextAreaElement>('textarea', element.shadowRoot!)!.value = 'La photo montre autre chose.';
  await click('[data-action=confirm]');
  equal(done, [['entente-contest', 'La photo montre autre chose.']]);
});

test('closes by Escape and gives the keyboard back', async () => {
  const { element, click } = await menu({ withdrawable: true });
  await click('.opener');
  deep('.menu', element.shadowRoot!)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await element.updateComplete;

  equal(deep('.menu', element.shadowRoot!), undefined);
  equal(element.shadowRoot!.activeElement?.className.includes('opener'), true);
});

test('is not there when there is nothing to do', async () => {
  const { element } = await menu({});

  equal(deep('button', element.shadowRoot!), undefined);
});
