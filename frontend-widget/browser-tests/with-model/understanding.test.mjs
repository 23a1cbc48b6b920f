// SPDX-License-Identifier: Apache-2.0

/** What a language model adds, in a browser against a running server whose model is a scripted one that speaks a real wire format. */

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { newOrder } from '../marketplace.mjs';
import { choose, openStage, openWidget, sees, sendPhotos, write } from '../stage.mjs';

const FRENCH = { buyerLocale: 'fr', sellerLocale: 'fr' };
const PICTURES = process.env.ENTENTE_PICTURES;

let stage;

before(async () => {
  stage = await openStage();
  if (PICTURES) {
    await mkdir(PICTURES, { recursive: true });
  }
});

afterEach(() => stage.clear());

after(() => stage?.close());

async function picture(page, name) {
  if (PICTURES) {
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
}

for (const phone of [true, false]) {
  const device = phone ? 'phone' : 'desktop';

  test(`on a ${device}: says that it is software and asks before it mediates`, async () => {
    const { orderId, buyer } = await newOrder(FRENCH);
    const page = await openWidget(stage, buyer, orderId, { phone });
    await sees(page, /un logiciel, pas une personne/);
    await sees(page, /parler à une personne à tout moment/);

    await page.locator('entente-question [data-option="yes"]').waitFor();
    await page.locator('entente-question [data-option="person"]').waitFor();
    await picture(page, `consent-${device}`);
  });

  test(`on a ${device}: a reply grows sentence by sentence until the stored one takes its place`, async () => {
    const { orderId, buyer } = await newOrder(FRENCH);
    const page = await openWidget(stage, buyer, orderId, { phone });
    await write(page, 'mon abat-jour est arrivé cassé');
    await choose(page, 'yes');
    await page.locator('entente-thread-log .draft', { hasText: 'Je suis désolé' }).waitFor();
    await picture(page, `streamed-${device}`);
    await page.locator('entente-message', { hasText: 'Je suis désolé' }).waitFor();

    assert.equal(await page.locator('entente-thread-log .draft').count(), 0, 'nothing half is left');
    assert.ok(
      page.received.some((frame) => frame.includes('"kind":"delta"')),
      'it came as deltas',
    );
    assert.deepEqual(page.violations, []);
  });

  test(`on a ${device}: calmer words are shown with what differs, and the person chooses`, async () => {
    const { orderId, buyer } = await newOrder(FRENCH);
    const page = await openWidget(stage, buyer, orderId, { phone });
    await page.locator('entente-question [data-option="yes"]').waitFor();
    const field = page.locator('entente-composer textarea');
    await field.fill('Espèce de voleur ! La lampe à 89 € est arrivée CASSÉE, rendez-moi 40 € !!!');
    await page.locator('[data-action="reword"]').click();
    await page.locator('entente-rewording del').first().waitFor();
    await picture(page, `rewording-${device}`);
    const before = page.received.length;
    await page.locator('entente-rewording [data-action="take"]').click();
    const calmer = await field.inputValue();

    assert.match(calmer, /89/);
    assert.match(calmer, /40/);
    assert.doesNotMatch(calmer, /voleur/i);
    assert.ok(
      page.received.slice(before).every((frame) => !frame.includes('40 €')),
      'nothing was said yet',
    );
    await field.press('Enter');
    await page.locator('entente-message', { hasText: '40 €' }).first().waitFor();
  });

  test(`on a ${device}: a photo is described, and the description says that software made it`, async () => {
    const { orderId, buyer } = await newOrder(FRENCH);
    const page = await openWidget(stage, buyer, orderId, { phone });
    await page.locator('entente-question [data-option="yes"]').waitFor();
    await sendPhotos(page, 1);
    const description = page.locator('entente-message [data-kind="photo_description"]').first();
    await description.waitFor();

    assert.match(await description.innerText(), /logiciel avec un modèle de langue/);
    await picture(page, `photo-${device}`);
  });
}
