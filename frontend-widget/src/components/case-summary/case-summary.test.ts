// SPDX-License-Identifier: Apache-2.0

import type { SummaryOfCase } from '../../contract/desk.js';
import { ok, test, textOf, until } from '../../testing/harness.js';
import { Words } from '../../words/words.js';
import './case-summary.js';
import type { CaseSummary } from './case-summary.js';

async function asked(locale: string, ask: () => Promise<SummaryOfCase>): Promise<CaseSummary> {
  const element = document.createElement('entente-case-summary');
  element.words = new Words(locale);
  element.ask = ask;
  document.body.append(element);
  await element.updateComplete;
  element.shadowRoot!.querySelector('button')!.click();
  return element;
}

test('shows a summary as words of software', async () => {
  const element = await asked('fr', () => Promise.resolve({ text: '<b>La lampe</b> est cassée.', by: 'model' }));
  await until(() => textOf(element).includes('<b>La lampe</b> est cassée.'));

  ok(textOf(element).includes('Résumé par un logiciel avec un modèle de langue'), textOf(element));
});

test('tells a list of facts from a summary by a model', async () => {
  const element = await asked('en', () => Promise.resolve({ text: 'Facts of the case:', by: 'local' }));
  await until(() => textOf(element).includes('Facts of the case:'));

  ok(textOf(element).includes('Put together by software') && !textOf(element).includes('language model'), textOf(element));
});

test('says that there is no summary where the server has none', async () => {
  const element = await asked('en', () => Promise.reject(new Error('away')));
  await until(() => textOf(element).includes('no summary'));

  ok(!element.shadowRoot!.querySelector('button')!.disabled, 'one may ask again');
});
