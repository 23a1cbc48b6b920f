// SPDX-License-Identifier: Apache-2.0

/** What the browser is told never to do, and that nothing of ours wants to do it. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import { BASE } from './marketplace.mjs';
import { newPage, openStage, write } from './stage.mjs';

const DESKTOP = { width: 1280, height: 800 };

let stage;

before(async () => {
  stage = await openStage();
});

afterEach(() => stage.clear());

after(() => stage?.close());

test('every page keeps its own rules while it is used', async () => {
  for (const path of ['/', '/desk/']) {
    const page = await newPage(stage, DESKTOP);
    const answer = await page.goto(`${BASE}${path}`);
    const policy = answer.headers()['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    await page.locator('entente-desk nav.queue').first().waitFor();
    if (path === '/') {
      const buyer = page.locator('[data-side="buyer"]');
      await buyer.locator('li.order [data-action="problem"]').first().click();
      await write(buyer, 'mon abat-jour est arrivé cassé');
      await buyer.locator('entente-question').first().waitFor();
      assert.ok(
        page.received.some((frame) => frame.startsWith('CONNECTED')),
        'the socket is open under the rules',
      );
    }
    assert.deepEqual(page.violations, []);
  }
});

test('what an intruder would write into a page does not run', async () => {
  const page = await newPage(stage, DESKTOP);
  await page.goto(`${BASE}/desk/`);
  await page.locator('entente-desk nav.queue').waitFor();
  const outcome = await page.evaluate(async () => {
    const told = new Promise((done) =>
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true }),
    );
    const script = document.createElement('script');
    let refused = 'taken';
    try {
      script.textContent = 'globalThis.intruded = true';
    } catch (failure) {
      refused = failure.name;
    }
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.intruded = true">');
    } catch {
      refused += ', twice';
    }
    return { refused, intruded: globalThis.intruded === true, told: await told };
  });
  assert.deepEqual(outcome, { refused: 'TypeError, twice', intruded: false, told: 'require-trusted-types-for' });
});

test('no page of somebody else puts ours into a frame', async () => {
  const stranger = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><title>Stranger</title><iframe src="${BASE}/desk/?tenant=demo"></iframe>`);
  });
  await new Promise((ready) => stranger.listen(0, '127.0.0.1', ready));
  try {
    const page = await newPage(stage, DESKTOP);
    await page.goto(`http://127.0.0.1:${stranger.address().port}/`);
    const inside = page.frames().find((frame) => frame !== page.mainFrame());
    await inside?.waitForLoadState().catch(() => undefined);
    assert.equal(
      await inside
        .locator('entente-desk')
        .count()
        .catch(() => 0),
      0,
    );
    assert.ok(
      page.violations.some((text) => /frame-ancestors|Refused to (frame|display)|frame/i.test(text)),
      page.violations.join(),
    );
  } finally {
    stranger.close();
  }
});
