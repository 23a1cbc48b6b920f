// SPDX-License-Identifier: Apache-2.0

/** Runs every `*.test.ts` under `src` in headless Chromium. `npm run unit-tests -- question` runs those whose path has the word. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, openPage, root } from './test-page.mjs';

const wanted = process.argv[2] ?? '';
const files = (await readdir(join(root, 'src'), { recursive: true })).filter(
  (file) => file.endsWith('.test.ts') && file.includes(wanted),
);
const script = await bundle(
  [
    ...files.map((file) => `import './src/${file}';`),
    `import { runAll } from './src/testing/harness.ts'; globalThis.runAll = runAll;`,
  ].join('\n'),
);
const { browser, page, failures } = await openPage({
  script,
  viewport: { width: 900, height: 700 },
  style: 'html,body{height:100%;margin:0}',
});
const results = await page.evaluate(() => globalThis.runAll());
await browser.close();
const failed = results.filter((result) => result.failure);
failed.forEach((result) => console.error(`✗ ${result.name}\n  ${result.failure.split('\n').slice(0, 4).join('\n  ')}`));
failures.forEach((failure) => console.error(`✗ ${failure}`));
console.log(`${results.length - failed.length} of ${results.length} front-end tests passed`);
process.exit(failed.length > 0 || failures.length > 0 || results.length === 0 ? 1 : 0);
