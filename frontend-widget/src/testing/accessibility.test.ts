// SPDX-License-Identifier: Apache-2.0

import axe from 'axe-core';
import '../components/demo/demo.js';
import { deep, equal, test, until } from './harness.js';
import { awaitingSeller, gathering, openChat, openDemo, settled, withAgent } from './scenes.js';
import { ALICE, SHOP } from './scripted-server.js';

/** Every rule of WCAG 2.2 A and AA that can be checked by machine, contrast among them. */
async function violations(): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const found = await axe.run(document.body, { runOnly: { type: 'tag', values: tags }, preload: false });
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 120)}`));
}

for (const [name, scene, who, locale] of [
  ['a question', gathering, ALICE, 'fr'],
  ['solutions', awaitingSeller, SHOP, 'en'],
  ['an outcome', settled, ALICE, 'fr'],
  ['a mediator', withAgent, ALICE, 'en'],
] as const) {
  test(`has no barrier that a machine finds: ${name}`, async () => {
    openChat(scene(), who, locale);
    await until(() => deep('entente-composer'));
    await new Promise((resolve) => setTimeout(resolve, 100));

    equal(await violations(), []);
  });
}

test('has no barrier that a machine finds: demonstration and desk', async () => {
  const before = globalThis.fetch;
  openDemo();
  (await until(() => deep<HTMLElement>('[data-case]'))).click();
  (await until(() => deep<HTMLElement>('[data-action=decide]'))).click();
  await until(() => deep('entente-decision-form'));

  equal(await violations(), []);
  globalThis.fetch = before;
});
