// SPDX-License-Identifier: Apache-2.0

import type { QuestionBody } from '../../contract/events.js';
import { deep, deepAll, equal, ok, test, textOf, until } from '../../testing/harness.js';
import { awaitingSeller, gathering, openChat, settled, withAgent } from '../../testing/scenes.js';
import { ALICE, BOT, NORA, ScriptedServer, SHOP, tokenFor } from '../../testing/scripted-server.js';
import { Refusal } from '../../transport/rest.js';
import './chat.js';

const shown = (selector: string) => until(() => deep<HTMLElement>(selector));

test('asks to sign in again when the token is refused, and shows no data', async () => {
  const server = gathering();
  server.answers.set('POST /conversations', new Refusal(401, {}));
  const chat = openChat(server, ALICE, 'fr');
  await until(() => textOf(chat).includes('Reconnectez-vous'));

  equal(deep('entente-thread-log'), undefined);
});

test('keeps words that the server refuses, with the reason', async () => {
  const server = gathering();
  server.refusals.push(new Refusal(413, { type: 'x/too-large' }));
  openChat(server, ALICE, 'fr');
  const field = (await shown('textarea')) as HTMLTextAreaElement;
  field.value = 'bonjour';
  deep<HTMLFormElement>('form')!.requestSubmit();
  const refused = await shown('.pending[data-state=refused]');

  ok(textOf(refused).includes('bonjour') && textOf(refused).includes('C’est trop long.'), textOf(refused));
});

test('tells what happened when an answer came too late', async () => {
  const server = gathering();
  server.refusals.push(new Refusal(409, {}));
  openChat(server, ALICE, 'fr');
  (await shown('[data-option=works]')).click();
  const alert = await shown('[role=alert]');

  ok(alert.textContent!.includes('a changé entre-temps'), alert.textContent!);
});

test('opens the thread of the order and shows who is awaited', async () => {
  const chat = openChat(gathering(), ALICE, 'fr');
  await shown('entente-stage-banner');
  await until(() => textOf(chat).includes('Nous avons besoin de quelques précisions'));

  ok(textOf(chat).includes('mon abat-jour est arrivé cassé'), 'what was said is there');
});

test('answers a question once and goes on to the next with the keyboard', async () => {
  const server = gathering();
  const next: QuestionBody = {
    question_id: 'next',
    text: 'Autre chose ?',
    input: 'choice',
    options: [{ id: 'no', label: 'Non' }],
  };
  server.onSaid = (saying) => {
    if (saying.kind === 'answer') {
      server.push(BOT, 'question', next, { to: ['buyer'] } as never);
      server.snapshot = { ...server.snapshot, question: next };
    }
  };
  openChat(server, ALICE, 'fr');
  const button = await shown('[data-option=works]');
  button.focus();
  button.click();
  button.click();
  const following = await shown('[data-option=no]');
  await until(() => (following.getRootNode() as ShadowRoot).activeElement === following);

  equal(
    server.said.map((saying) => saying.kind),
    ['answer'],
  );
});

test('answers an open question for words by writing', async () => {
  const server = gathering();
  const question: QuestionBody = { question_id: 'tell', text: 'Racontez-nous.', input: 'text' };
  server.push(BOT, 'question', question, { to: ['buyer'], silent: true } as never);
  server.snapshot = { ...server.snapshot, question };
  openChat(server, ALICE, 'fr');
  const field = (await shown('textarea')) as HTMLTextAreaElement;
  field.value = 'Le verre est fendu.';
  deep<HTMLFormElement>('entente-composer form')?.requestSubmit();
  deepAll<HTMLFormElement>('form').forEach((form) => form.requestSubmit());
  await until(() => server.said.length > 0);

  equal(
    server.said.map(({ client_id: _, ...saying }) => saying),
    [{ kind: 'answer', question_id: 'tell', text: 'Le verre est fendu.' }],
  );
});

test('sends photos as the answer where photos are asked', async () => {
  const server = gathering();
  const question: QuestionBody = { question_id: 'show-us', text: 'Des photos ?', input: 'photos', min: 1, max: 4 };
  server.push(BOT, 'question', question, { to: ['buyer'], silent: true } as never);
  server.snapshot = { ...server.snapshot, question };
  openChat(server, ALICE, 'fr');
  const field = (await shown('#photos')) as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File(['x'], 'lampe.jpg', { type: 'image/jpeg' }));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
  const send = (await shown('[data-action=send-photos]')) as HTMLButtonElement;
  await until(() => !send.disabled);
  send.click();
  await until(() => server.said.length > 0);

  equal(
    server.said.map(({ client_id: _, ...saying }) => saying),
    [{ kind: 'answer', question_id: 'show-us', photo_ids: ['photo-lampe.jpg'] }],
  );
});

test('lets the seller accept a solution in their own language', async () => {
  const server = awaitingSeller();
  openChat(server, SHOP, 'en');
  (await shown('[data-proposal=pr-1] [data-action=accept]')).click();
  (await shown('[data-proposal=pr-1] [data-action=confirm]')).click();
  await until(() => server.said.length > 0);

  equal(
    server.said.map(({ client_id: _, ...saying }) => saying),
    [{ kind: 'response', decision: 'accept', proposal_id: 'pr-1' }],
  );
});

test('keeps the way to a person in sight at every stage', async () => {
  for (const scene of [gathering, awaitingSeller, settled, withAgent]) {
    const chat = openChat(scene(), ALICE, 'fr');
    const button = await shown('[data-action=ask-person]');
    ok(button.getBoundingClientRect().width > 40, 'visible');
    chat.remove();
  }
});

test('says that a person is on it', async () => {
  openChat(withAgent(), ALICE, 'fr');
  const button = (await shown('[data-action=ask-person]')) as HTMLButtonElement;

  ok(button.disabled && button.textContent!.includes('s’en charge'), button.textContent!);
});

test('shows the outcome with its money', async () => {
  const chat = openChat(settled(), ALICE, 'fr');
  await shown('entente-outcome');
  await until(() => textOf(chat).includes('Confirmé par le service de paiement'));
});

test('shows words of the mediator as soon as they come', async () => {
  const server = withAgent();
  const chat = openChat(server, ALICE, 'fr');
  await shown('entente-thread-log');
  server.push(NORA, 'text', { text: 'Une dernière question.' });
  await until(() => textOf(chat).includes('Une dernière question.'));
});

test('keeps what is being written over a reload', async () => {
  const chat = openChat(gathering(), ALICE, 'fr');
  const field = (await shown('textarea')) as HTMLTextAreaElement;
  field.value = 'à moitié écr';
  field.dispatchEvent(new Event('input'));
  chat.remove();
  openChat(gathering(), ALICE, 'fr');

  await until(() => (deep('textarea') as HTMLTextAreaElement | undefined)?.value === 'à moitié écr');
});

test('follows the interface language that the page asks for', async () => {
  const chat = openChat(gathering(), ALICE, 'fr');
  await until(() => textOf(chat).includes('Parler à quelqu’un'));
  chat.locale = 'en';
  await until(() => textOf(chat).includes('Talk to a person'));

  equal(chat.lang, 'en');
});

test('fits a phone without scrolling sideways', async () => {
  const chat = openChat(awaitingSeller(), SHOP, 'fr');
  chat.classList.add('phone');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.phone { width: 360px; height: 640px }');
  document.adoptedStyleSheets = [sheet];
  await shown('entente-proposals');
  const box = await shown('.scroll');

  ok(box.scrollWidth <= box.clientWidth, `${box.scrollWidth} in ${box.clientWidth}`);
  document.adoptedStyleSheets = [];
});

test('asks for another token once the first has run out', async () => {
  const server = gathering();
  const chat = document.createElement('entente-chat');
  let asked = 0;
  chat.order = '1042';
  chat.tokenProvider = () => {
    asked += 1;
    return Promise.resolve(tokenFor(ALICE, 'fr', { exp: Math.floor(Date.now() / 1000) + (asked === 1 ? 1 : 3600) }));
  };
  chat.connect = (_server, tokens) => ({ rest: Object.assign(server, { tokens }), live: server });
  document.body.append(chat);
  await shown('entente-thread-log');
  await (server as ScriptedServer & { tokens: { token(): Promise<string> } }).tokens.token();

  equal(asked, 2);
});

test('follows what comes below unless the reader went up', async () => {
  const server = withAgent();
  const chat = openChat(server, ALICE, 'fr');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('entente-chat { height: 520px }');
  document.adoptedStyleSheets = [sheet];
  const box = await shown('.scroll');
  const atEnd = () => box.scrollHeight > box.clientHeight && box.scrollHeight - box.clientHeight - box.scrollTop < 4;
  await until(atEnd);
  for (let more = 0; more < 12; more += 1) {
    server.push(NORA, 'text', { text: `Encore une question, la numéro ${more}.` });
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await until(() => textOf(chat).includes('la numéro 11') && atEnd());

  box.scrollTop = 0;
  await new Promise((resolve) => setTimeout(resolve, 50));
  server.push(NORA, 'text', { text: 'Une dernière.' });
  await until(() => textOf(chat).includes('Une dernière.'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(box.scrollTop, 0);
  document.adoptedStyleSheets = [];
});

test('offers calmer words before anything is sent, and puts the chosen ones into the field', async () => {
  const server = gathering();
  const calmer = { text: 'La lampe est cassée.', parts: {}, diff: [{ op: 'removed', text: 'Voleur ! ' }], by: 'local' };
  server.answers.set(`POST /conversations/${server.snapshot.id}/rewordings`, calmer);
  openChat(server, ALICE, 'fr');
  const field = (await shown('textarea')) as HTMLTextAreaElement;
  field.value = 'Voleur ! La lampe est cassée.';
  field.dispatchEvent(new Event('input'));
  (await shown('[data-action=reword]')).click();
  (await shown('[data-action=take]')).click();
  await until(() => field.value === 'La lampe est cassée.');

  ok(!deep('entente-rewording'), 'the offer is gone');
  equal(server.said, []);
});

test('says so where there are no calmer words, and keeps the own ones', async () => {
  const server = gathering();
  server.answers.set(`POST /conversations/${server.snapshot.id}/rewordings`, new Refusal(503, {}));
  openChat(server, ALICE, 'fr');
  const field = (await shown('textarea')) as HTMLTextAreaElement;
  field.value = 'Voleur !';
  field.dispatchEvent(new Event('input'));
  (await shown('[data-action=reword]')).click();
  const alert = await shown('[role=alert]');

  ok(alert.textContent!.includes('vos propres mots'), alert.textContent!);
  equal(field.value, 'Voleur !');
});
