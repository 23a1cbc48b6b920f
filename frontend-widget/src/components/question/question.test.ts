// SPDX-License-Identifier: Apache-2.0

import type { QuestionBody } from '../../contract/events.js';
import { deep, deepAll, equal, ok, test } from '../../testing/harness.js';
import { Words } from '../../words/words.js';
import './question.js';
import type { GivenAnswer, Question } from './question.js';

async function asked(question: Partial<QuestionBody>): Promise<{ element: Question; given: GivenAnswer[] }> {
  const element = document.createElement('entente-question');
  const given: GivenAnswer[] = [];
  element.words = new Words('fr');
  element.question = { question_id: 'q', text: 'Que souhaitez-vous ?', input: 'choice', ...question };
  element.addEventListener('entente-answer', (event) => given.push((event as CustomEvent<GivenAnswer>).detail));
  document.body.append(element);
  await element.updateComplete;
  return { element, given };
}

const options = [
  { id: 'a', label: 'Un remboursement' },
  { id: 'b', label: 'Un remplacement' },
];

async function typed(element: Question, value: string): Promise<void> {
  const field = deep<HTMLInputElement>('input', element.shadowRoot!)!;
  field.value = value;
  deep<HTMLFormElement>('form', element.shadowRoot!)!.requestSubmit();
  await element.updateComplete;
}

test('refuses an amount outside the limits and names them', async () => {
  const { element, given } = await asked({ input: 'amount', min: 445, max: 6230 });
  await typed(element, '80,00');

  equal(given, []);
  ok(deep('[role=alert]', element.shadowRoot!)?.textContent?.includes('62,30'), 'the limit is named');
});

test('refuses what is no amount', async () => {
  const { element, given } = await asked({ input: 'amount', min: 445, max: 6230 });
  await typed(element, 'beaucoup');

  equal(given, []);
});

test('gives an amount in minor units', async () => {
  const { element, given } = await asked({ input: 'amount', min: 445, max: 6230 });
  await typed(element, '25,00');

  equal(given, [{ amount_minor: 2500 }]);
});

test('answers a choice with one button', async () => {
  const { element, given } = await asked({ options });
  deep('[data-option=b]', element.shadowRoot!)!.click();

  equal(given, [{ option_ids: ['b'] }]);
});

test('confirms several choices in the order they were made', async () => {
  const { element, given } = await asked({ input: 'choices', options });
  const confirm = deep<HTMLButtonElement>('[data-action=confirm]', element.shadowRoot!)!;
  ok(confirm.disabled, 'nothing is chosen yet');
  for (const id of ['b', 'a']) {
    deep(`[data-option=${id}]`, element.shadowRoot!)!.click();
    await element.updateComplete;
  }
  confirm.click();

  equal(given, [{ option_ids: ['b', 'a'] }]);
});

test('forgets what was ticked when another question comes', async () => {
  const { element } = await asked({ input: 'choices', options });
  deep('[data-option=a]', element.shadowRoot!)!.click();
  element.question = { question_id: 'other', text: 'Et encore ?', input: 'choices', options };
  await element.updateComplete;

  equal(
    deepAll<HTMLInputElement>('input', element.shadowRoot!).map((box) => box.checked),
    [false, false],
  );
});

test('takes no answer while one is on its way', async () => {
  const { element, given } = await asked({ options });
  element.busy = true;
  await element.updateComplete;
  deep('[data-option=a]', element.shadowRoot!)!.click();

  equal(given, []);
});

test('asks for photos by a button', async () => {
  const { element } = await asked({ input: 'photos', min: 1, max: 4 });
  let picked = 0;
  element.addEventListener('entente-pick-photos', () => (picked += 1));
  deep('[data-action=add-photos]', element.shadowRoot!)!.click();

  equal(picked, 1);
});
