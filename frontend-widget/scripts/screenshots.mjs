// SPDX-License-Identifier: Apache-2.0

/** Pictures of the widget at moments of one dispute, on a phone and on a desktop, to be looked at. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, openPage, root } from './test-page.mjs';

const SCENES = [
  ['gathering', 'ALICE', 'fr'],
  ['awaitingSeller', 'SHOP', 'en'],
  ['settled', 'ALICE', 'fr'],
  ['withAgent', 'ALICE', 'fr'],
];
const DEMOS = [
  ['demo', []],
  ['demo-open', ['[data-action=problem]', '[data-case]']],
  ['demo-desk', ['#tab-desk', '[data-case]', '[data-action=decide]']],
];
const SIZES = [
  ['phone', { width: 375, height: 740 }],
  ['desktop', { width: 1440, height: 900 }],
];

const script = await bundle(`
  import './src/components/demo/demo.ts';
  import { deep } from './src/testing/harness.ts';
  import * as scenes from './src/testing/scenes.ts';
  import * as people from './src/testing/scripted-server.ts';
  globalThis.demo = (click) => {
    document.body.replaceChildren();
    scenes.openDemo();
    click.forEach((selector, index) => setTimeout(() => deep(selector)?.click(), 300 * (index + 1)));
  };
  globalThis.reword = () => {
    document.body.replaceChildren();
    const server = scenes.gathering();
    server.answers.set('POST /conversations/' + server.snapshot.id + '/rewordings', scenes.calmerWords());
    scenes.openChat(server, people.ALICE, 'fr');
    setTimeout(() => {
      const field = deep('textarea');
      field.value = 'Espèce de voleur ! La lampe à 89 € est arrivée CASSÉE, rendez-moi 40 € !!!';
      field.dispatchEvent(new Event('input'));
    }, 300);
    setTimeout(() => deep('[data-action=reword]')?.click(), 500);
  };
  globalThis.show = (scene, author, locale) => {
    document.body.replaceChildren();
    scenes.openChat(scenes[scene](), people[author], locale);
  };
`);
const style = 'html,body{height:100%;margin:0}';
await mkdir(join(root, 'screenshots'), { recursive: true });
for (const [size, viewport] of SIZES) {
  const { browser, page } = await openPage({ script, style, viewport });
  for (const [scene, author, locale] of SCENES) {
    await page.evaluate(([...all]) => globalThis.show(...all), [scene, author, locale]);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(root, 'screenshots', `${scene}-${size}.png`) });
  }
  await page.evaluate(() => globalThis.reword());
  await page.waitForTimeout(900);
  await page.screenshot({ path: join(root, 'screenshots', `rewording-${size}.png`) });
  for (const [name, clicks] of DEMOS) {
    await page.evaluate((all) => globalThis.demo(all), clicks);
    await page.waitForTimeout(1_200);
    await page.screenshot({ path: join(root, 'screenshots', `${name}-${size}.png`) });
  }
  await browser.close();
}
