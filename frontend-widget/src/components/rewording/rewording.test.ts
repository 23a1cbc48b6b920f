// SPDX-License-Identifier: Apache-2.0

import type { Rewording } from '../../contract/rewording.js';
import { deep, deepAll, equal, ok, test, textOf } from '../../testing/harness.js';
import { Words } from '../../words/words.js';
import './rewording.js';
import type { RewordingPanel } from './rewording.js';

const CALMER: Rewording = {
  text: 'La lampe est arrivée cassée. Je demande 40 €.',
  parts: { observation: 'La lampe est arrivée cassée.', request: 'Je demande 40 €.' },
  diff: [
    { op: 'removed', text: 'Voleur ! ' },
    { op: 'same', text: 'La lampe est arrivée cassée. ' },
    { op: 'added', text: 'Je demande 40 €.' },
  ],
  by: 'local',
};

async function panel(rewording: Rewording, language = 'fr'): Promise<{ element: RewordingPanel; heard: unknown[] }> {
  const element = document.createElement('entente-rewording');
  element.words = new Words(language);
  element.rewording = rewording;
  const heard: unknown[] = [];
  element.addEventListener('entente-take-rewording', (event) => heard.push((event as CustomEvent<string>).detail));
  element.addEventListener('entente-keep-own', () => heard.push('own'));
  document.body.append(element);
  await element.updateComplete;
  return { element, heard };
}

test('shows what goes and what comes, and says that software wrote it', async () => {
  const { element } = await panel(CALMER);

  equal(
    deepAll('.own', element.shadowRoot!).map((change) => change.textContent),
    ['Voleur ! ', 'Je demande 40 €.'],
  );
  ok(textOf(element).includes('logiciel'), textOf(element));
});

test('gives the calmer words to the person and sends nothing', async () => {
  const { element, heard } = await panel(CALMER);
  deep<HTMLElement>('[data-action=take]', element.shadowRoot!)!.click();

  equal(heard, [CALMER.text]);
});

test('leaves the own words by Escape', async () => {
  const { element, heard } = await panel(CALMER);
  deep<HTMLElement>('.panel', element.shadowRoot!)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

  equal(heard, ['own']);
});

test('says that words are calm already where nothing differs', async () => {
  const { element } = await panel({ ...CALMER, parts: {}, diff: [{ op: 'same', text: CALMER.text }] }, 'en');

  ok(!deep('[data-action=take]', element.shadowRoot!), 'nothing to take');
  ok(textOf(element).includes('calm already'), textOf(element));
});
