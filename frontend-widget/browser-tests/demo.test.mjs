// SPDX-License-Identifier: Apache-2.0

/** The demonstration page: three panels, each with the real thing in it. */

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { BASE } from './marketplace.mjs';
import { newPage, openStage, write } from './stage.mjs';

let stage;

before(async () => {
  stage = await openStage();
});

afterEach(() => stage.clear());

after(() => stage?.close());

test('a problem told by the buyer appears with the seller, each in their language', async () => {
  const page = await newPage(stage, { width: 1440, height: 900 });
  await page.goto(`${BASE}/`);
  const buyer = page.locator('[data-side="buyer"]');
  const order = buyer.locator('li.order').first();
  const orderId = await order.getAttribute('data-order');
  await order.locator('[data-action="problem"]').click();
  await write(buyer, 'mon abat-jour est arrivé cassé');
  await buyer.locator('article', { hasText: 'mon abat-jour est arrivé cassé' }).first().waitFor();
  await page.locator(`[data-side="seller"] [data-order="${orderId}"]`).waitFor();
  await page.locator('[data-side="desk"] entente-desk-queue').waitFor();

  await buyer.locator('[data-language="en"]').click();
  await buyer.getByText('Talk to a person').waitFor();
  assert.deepEqual(page.violations, []);
});

test('stacks into tabs on a phone', async () => {
  const page = await newPage(stage, { width: 375, height: 740 });
  await page.goto(`${BASE}/`);
  await page.locator('[data-side="buyer"] li.order').first().waitFor();
  assert.equal(await page.locator('[data-side="desk"]').isVisible(), false);
  await page.locator('#tab-desk').click();
  await page.locator('[data-side="desk"] entente-desk').waitFor();
  assert.equal(await page.locator('[data-side="buyer"]').isVisible(), false);
});

test('the desk page stands alone', async () => {
  const page = await newPage(stage, { width: 1280, height: 800 });
  await page.goto(`${BASE}/desk/`);
  await page.locator('entente-desk nav.queue').waitFor();
  assert.deepEqual(page.violations, []);
});
