// SPDX-License-Identifier: Apache-2.0

import type { Author, BodyByKind, Kind } from '../../contract/events.js';
import { deep, equal, ok, test, textOf } from '../../testing/harness.js';
import { ALICE, BOT, meOf, NORA, ScriptedServer, SHOP } from '../../testing/scripted-server.js';
import { Words } from '../../words/words.js';
import './message.js';
import type { Message } from './message.js';

async function shown<K extends Kind>(author: Author, kind: K, body: BodyByKind[K], locale = 'fr'): Promise<Message> {
  const element = document.createElement('entente-message');
  element.words = new Words(locale);
  element.me = await meOf(ALICE);
  element.event = new ScriptedServer(ALICE).push(author, kind, body);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('shows words as words, never as markup', async () => {
  const element = await shown(SHOP, 'text', { text: '<img src=x onerror=alert(1)> **bonjour**' });

  equal(deep('img', element.shadowRoot!), undefined);
  ok(textOf(element).includes('<img src=x onerror=alert(1)> **bonjour**'), 'the words stand as written');
});

test('says that the assistant is software', async () => {
  ok(textOf(await shown(BOT, 'text', { text: 'Bonjour' })).includes('Assistant de médiation (logiciel)'), 'named as software');
});

test('names author and role of the others and calls the reader you', async () => {
  const agent = textOf(await shown(NORA, 'text', { text: 'Bonjour' }));
  ok(agent.includes('Nora Lindqvist') && agent.includes('Médiation'), agent);
  ok(textOf(await shown(ALICE, 'text', { text: 'Bonjour' })).includes('Vous'), 'mine');
});

test('shows an answer by the labels of its options', async () => {
  const element = await shown(ALICE, 'answer', {
    question_id: 'q',
    option_ids: ['yes'],
    labels: ['Oui, commençons'],
    understood_from: 3,
  });
  const text = textOf(element);

  ok(text.includes('Oui, commençons') && text.includes('Compris d’après votre message'), text);
});

test('tells refund and release of a settlement', async () => {
  const body = { instruction_id: 'i', state: 'confirmed' as const, refund_minor: 2500, release_minor: 7090 };
  const text = textOf(await shown(BOT, 'settlement', body));

  ok(text.includes('25,00') && text.includes('70,90') && text.includes('confirmé'), text);
});

test('tells the place in the queue', async () => {
  ok(textOf(await shown(BOT, 'handoff', { to: 'agent', queue_position: 3 }, 'en')).includes('queue: 3'), 'position');
});

test('names a description of a photo as made by software, with what was found as text', async () => {
  const element = await shown(BOT, 'photo_description', {
    photo_id: 'p',
    text: "Examinée par un logiciel, aucun modèle n'a décrit cette photo : nette.",
    findings: [{ code: 'text', text: '<b>49,90 EUR</b>' }],
    by: 'local',
  });
  const text = textOf(element);

  ok(text.includes('Établi par un logiciel') && text.includes('aucun modèle'), text);
  ok(text.includes('<b>49,90 EUR</b>'), 'words of the picture stay words');
});

test('says nothing of a photo twice', async () => {
  const body = { photo_id: 'p', text: 'Une photo nette.', findings: [{ code: 'sharp', text: 'nette' }], by: 'local' };
  const element = await shown(BOT, 'photo_description', body);

  equal(textOf(element).split('nette').length, 2);
});

test('tells a description by a model from one without', async () => {
  const finding = [{ code: 'seen', text: 'éclat' }];
  const byModel = { photo_id: 'p', text: 'Une lampe.', findings: finding, by: 'model' };
  const local = { photo_id: 'p', text: 'Looked at by software, no model described this photo: sharp.', by: 'local' };

  ok(
    textOf(await shown(BOT, 'photo_description', byModel)).includes('Décrit par un logiciel avec un modèle de langue'),
    'French',
  );
  ok(
    textOf(await shown(BOT, 'photo_description', byModel, 'en')).includes('Described by software with a language model'),
    'English',
  );
  const words = textOf(await shown(BOT, 'photo_description', local, 'en'));
  ok(words.includes('Looked at by software') && !words.includes('language model'), words);
});

test('shows nothing for an event of a later version', async () => {
  equal(textOf(await shown(BOT, 'hologram' as Kind, {} as never)), '');
});
