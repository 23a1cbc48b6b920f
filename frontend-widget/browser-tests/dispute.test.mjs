// SPDX-License-Identifier: Apache-2.0

/** The five steps of a dispute, by the real widget and the real desk against a running server, in French and in English. */

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { api, newAgent, newOrder } from './marketplace.mjs';
import { choose, chooseAll, openDesk, openStage, openWidget, photoFiles, sees, sendPhotos, write } from './stage.mjs';

const LANGUAGES = [
  {
    name: 'French buyer, English seller',
    buyerLocale: 'fr',
    sellerLocale: 'en',
    complaint: 'mon abat-jour est arrivé cassé',
    person: 'je veux parler à quelqu’un',
    software: /logiciel/,
    sellerAsked: /The buyer is waiting for your answer/,
    confirmed: /Confirmé par le service de paiement/,
    confirmedToSeller: /Confirmed by the payment service/,
    refund: /25,00\s€/,
    release: /70,90\s€/,
    between: /Between €4\.45 and €62\.30/,
    decided: /Décision de Nora Lindqvist/,
  },
  {
    name: 'English buyer, French seller',
    buyerLocale: 'en',
    sellerLocale: 'fr',
    complaint: 'my lampshade arrived broken',
    person: 'I want to talk to a person',
    software: /software/,
    sellerAsked: /L’acheteur attend votre réponse/,
    confirmed: /Confirmed by the payment service/,
    confirmedToSeller: /Confirmé par le service de paiement/,
    refund: /€25\.00/,
    release: /€70\.90/,
    between: /Entre 4,45\s€ et 62,30\s€/,
    decided: /Decided by Nora Lindqvist/,
  },
];

let stage;

before(async () => {
  stage = await openStage();
});

afterEach(() => stage.clear());

after(() => stage?.close());

/** The buyer tells the problem, answers what the tree asks, adds two photos and would accept 25.00 or a replacement. */
async function complain(page, words) {
  await write(page, words.complaint);
  await sees(page, words.software);
  await choose(page, 'yes');
  await choose(page, 'part-broken');
  await choose(page, 'packaging-damaged');
  await page.locator('entente-question [data-action="add-photos"]').waitFor();
  await sendPhotos(page, 2);
  await chooseAll(page, ['keep-with-partial-refund', 'replacement']);
  await page.locator('entente-question #amount').fill('25');
  await page.locator('entente-question button[type="submit"]').click();
  await page.locator('[data-stage="awaiting_seller"]').waitFor();
}

/** They are there and their addresses answer with a picture. */
async function seesPhotos(page, count) {
  for (let index = 0; index < count; index += 1) {
    const photo = page.locator('entente-photos img').nth(index);
    await photo.waitFor();
    await photo.evaluate((image) => image.decode());
  }
}

async function accept(page, remedy) {
  await page.locator(`entente-proposals [data-remedy="${remedy}"] [data-action="accept"]`).click();
  await page.locator(`entente-proposals [data-remedy="${remedy}"] [data-action="confirm"]`).click();
}

async function settled(page, confirmed) {
  await page.locator('entente-outcome [data-settlement="confirmed"]').waitFor();
  await sees(page, confirmed);
  const text = await page.locator('entente-outcome .outcome').innerText();
  return text.replaceAll('\u202f', ' ');
}

for (const words of LANGUAGES) {
  test(`${words.name}: agreed on 25.00, requested, confirmed, and found again on another device`, async () => {
    const { orderId, buyer, seller } = await newOrder(words);
    const buyerPage = await openWidget(stage, buyer, orderId, { phone: true });
    await complain(buyerPage, words);

    const sellerPage = await openWidget(stage, seller, orderId);
    await sees(sellerPage, words.sellerAsked);
    await seesPhotos(sellerPage, 2);
    await accept(sellerPage, 'partial_refund');

    const shown = await settled(buyerPage, words.confirmed);
    assert.match(shown, words.refund);
    assert.match(shown, words.release);
    await settled(sellerPage, words.confirmedToSeller);

    const elsewhere = await openWidget(stage, buyer, orderId);
    await settled(elsewhere, words.confirmed);
    await sees(elsewhere, words.complaint);
    const line = (await api(buyer, 'GET', '/conversations')).items.find((item) => item.order_id === orderId);
    const snapshot = await api(buyer, 'GET', `/conversations/${line.id}`);
    assert.deepEqual(
      [snapshot.ledger.refunded_minor, snapshot.ledger.released_minor, snapshot.ledger.held_minor],
      [2500, 7090, 0],
    );
    assert.deepEqual([...buyerPage.violations, ...sellerPage.violations], [], 'nothing broke the strict policy');
    assert.ok(
      buyerPage.received.some((frame) => frame.startsWith('MESSAGE')),
      'what happened came by STOMP',
    );
  });

  test(`${words.name}: countered inside the policy, and accepted by the buyer`, async () => {
    const { orderId, buyer, seller } = await newOrder(words);
    const buyerPage = await openWidget(stage, buyer, orderId);
    await complain(buyerPage, words);
    const sellerPage = await openWidget(stage, seller, orderId, { phone: true });
    const card = sellerPage.locator('entente-proposals [data-remedy="partial_refund"]');
    await card.locator('[data-action="counter"]').click();
    await card.locator('#counter').fill('80');
    await card.locator('[data-action="confirm"]').click();
    await sees(sellerPage, words.between);
    await card.locator('#counter').fill('20');
    await card.locator('[data-action="confirm"]').click();

    await buyerPage.locator('[data-stage="awaiting_buyer"]').waitFor();
    await buyerPage.locator('entente-proposals [data-action="accept"]').first().click();
    await buyerPage.locator('entente-proposals [data-action="confirm"]').click();
    await buyerPage.locator('entente-outcome [data-settlement="confirmed"]').waitFor();
    assert.match(await buyerPage.locator('entente-outcome .outcome').innerText(), /20[.,]00/);
  });

  test(`${words.name}: refused by the seller, taken by a mediator who talks with both and decides`, async () => {
    const { orderId, buyer, seller } = await newOrder(words);
    const agent = newAgent(words.buyerLocale);
    const buyerPage = await openWidget(stage, buyer, orderId);
    await complain(buyerPage, words);
    const sellerPage = await openWidget(stage, seller, orderId);
    await sellerPage.locator('entente-proposals [data-action="refuse_all"]').click();
    await sellerPage.locator('entente-proposals .last [data-action="confirm"]').click();
    await buyerPage.locator('[data-stage="awaiting_agent"]').waitFor();

    const desk = await openDesk(stage, agent);
    await desk.locator(`entente-desk-queue [data-order="${orderId}"]`).click();
    await desk.locator('[data-action="claim"]').click();
    await buyerPage.locator('[data-stage="with_agent"]').waitFor();
    await write(desk, 'Bonjour, je suis Nora. Hello, I am Nora.');
    await Promise.all([buyerPage, sellerPage].map((page) => sees(page, 'Bonjour, je suis Nora.')));
    await write(sellerPage, 'It left in one piece.');
    await sees(desk, 'It left in one piece.');

    await desk.locator('[data-action="decide"]').click();
    await desk.locator('entente-decision-form [name="amount"]').fill('25.00');
    await desk.locator('entente-decision-form [name="reasons"]').fill('The photos show the damage.');
    await desk.locator('entente-decision-form button[type="submit"]').click();
    await sees(buyerPage, words.decided);
    await sees(buyerPage, 'The photos show the damage.');
    const shown = await settled(buyerPage, words.confirmed);
    assert.match(shown, words.refund);
  });

  test(`${words.name}: asks for a person in words, is handed back to the assistant`, async () => {
    const { orderId, buyer } = await newOrder(words);
    const buyerPage = await openWidget(stage, buyer, orderId);
    await write(buyerPage, words.complaint);
    await choose(buyerPage, 'yes');
    await buyerPage.locator('entente-question [data-option="part-broken"]').waitFor();
    await write(buyerPage, words.person);
    await buyerPage.locator('[data-stage="awaiting_agent"]').waitFor();

    const desk = await openDesk(stage, newAgent(words.sellerLocale));
    await desk.locator(`entente-desk-queue [data-order="${orderId}"]`).click();
    await desk.locator('[data-action="claim"]').click();
    await buyerPage.locator('[data-stage="with_agent"]').waitFor();
    await desk.locator('[data-action="release-bot"]').click();
    await choose(buyerPage, 'part-broken');
    await buyerPage.locator('entente-question [data-option="packaging-damaged"]').waitFor();
  });
}

test('finds the open question and the deadline again after a reload in the middle', async () => {
  const { orderId, buyer } = await newOrder(LANGUAGES[0]);
  const page = await openWidget(stage, buyer, orderId, { phone: true });
  await write(page, LANGUAGES[0].complaint);
  await choose(page, 'yes');
  await page.locator('entente-question [data-option="part-broken"]').waitFor();
  const deadline = await page.locator('entente-stage-banner time').getAttribute('datetime');

  await page.reload();
  await page.locator('entente-question [data-option="part-broken"]').waitFor();
  assert.equal(await page.locator('entente-stage-banner time').getAttribute('datetime'), deadline);
  await sees(page, LANGUAGES[0].complaint);
});

test('says why a file is no photo, and sends what was written offline once', async () => {
  const { orderId, buyer } = await newOrder(LANGUAGES[0]);
  const page = await openWidget(stage, buyer, orderId);
  await page.locator('entente-composer textarea').waitFor();
  const [photo] = await photoFiles(page, 1);
  await page.locator('input#photos').setInputFiles({ ...photo, buffer: Buffer.from('MZ this is a program') });
  await page.locator('entente-uploads [data-state="refused"] [role="alert"]').waitFor();
  await page.locator('entente-uploads button.icon').click();

  await page.context().setOffline(true);
  await write(page, 'écrit dans le tunnel');
  await page.locator('.pending[data-state="queued"]').waitFor();
  await page.context().setOffline(false);
  await page.locator('article[data-kind="text"]', { hasText: 'écrit dans le tunnel' }).waitFor();
  assert.equal(await page.locator('article', { hasText: 'écrit dans le tunnel' }).count(), 1);
});

test('can be used with the keyboard alone', async () => {
  const { orderId, buyer } = await newOrder(LANGUAGES[1]);
  const page = await openWidget(stage, buyer, orderId);
  await page.locator('entente-composer textarea').focus();
  await page.keyboard.type(LANGUAGES[1].complaint);
  await page.keyboard.press('Enter');
  const yes = page.locator('entente-question [data-option="yes"]');
  await yes.waitFor();
  for (
    let presses = 0;
    presses < 40 && !(await yes.evaluate((button) => button.getRootNode().activeElement === button));
    presses += 1
  ) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  const next = page.locator('entente-question [data-option="marks"]');
  await next.waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'ENTENTE-CHAT');
});

test('goes on by the event stream where WebSocket is blocked', async () => {
  const { orderId, buyer } = await newOrder(LANGUAGES[0]);
  const page = await openWidget(stage, buyer, orderId, { socket: false });
  await write(page, LANGUAGES[0].complaint);
  await choose(page, 'yes');
  await choose(page, 'part-broken');
  await page.locator('entente-question [data-option="packaging-damaged"]').waitFor();
  assert.deepEqual(page.received, []);
});
