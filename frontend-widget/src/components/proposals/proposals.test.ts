// SPDX-License-Identifier: Apache-2.0

import type { ResponseBody } from '../../contract/events.js';
import { deep, deepAll, equal, ok, test, textOf } from '../../testing/harness.js';
import { PROPOSALS } from '../../testing/scenes.js';
import { Words } from '../../words/words.js';
import './proposals.js';
import type { Proposals } from './proposals.js';

async function onTheTable(
  answerable = true,
): Promise<{ element: Proposals; responses: ResponseBody[]; click: (selector: string) => Promise<void> }> {
  const element = document.createElement('entente-proposals');
  const responses: ResponseBody[] = [];
  element.words = new Words('fr');
  element.standings = PROPOSALS.map((proposal) => ({ proposal, mine: false, answerable }));
  element.addEventListener('entente-respond', (event) => responses.push((event as CustomEvent<ResponseBody>).detail));
  document.body.append(element);
  await element.updateComplete;
  const click = async (selector: string) => {
    deep(selector, element.shadowRoot!)!.click();
    await element.updateComplete;
  };
  return { element, responses, click };
}

test('moves no money before the second yes', async () => {
  const { responses, click } = await onTheTable();
  await click('[data-proposal=pr-1] [data-action=accept]');
  equal(responses, []);

  await click('[data-proposal=pr-1] [data-action=confirm]');
  equal(responses, [{ decision: 'accept', proposal_id: 'pr-1' }]);
});

test('says what an accept brings about, and by which rule', async () => {
  const { element } = await onTheTable();
  const text = textOf(element).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');

  ok(text.includes('Si c’est accepté : 25,00 € reviennent à l’acheteur tout de suite'), text);
  ok(text.includes('le vendeur le fait, l’acheteur le confirme ici'), text);
  ok(text.includes('Règle de la politique : P4'), text);
  ok(text.includes('Si tout est refusé, une personne de notre équipe reprend le dossier.'), text);
});

test('offers no buttons to who is not awaited', async () => {
  const { element } = await onTheTable(false);

  equal(deepAll('button', element.shadowRoot!).length, 0);
  ok(textOf(element).includes('Remplacement'), 'the solutions are still shown');
});

test('counters in minor units', async () => {
  const { element, responses, click } = await onTheTable();
  await click('[data-proposal=pr-1] [data-action=counter]');
  const field = deep<HTMLInputElement>('#counter', element.shadowRoot!)!;
  equal(field.value, '25,00');
  field.value = '18,50';
  await click('[data-proposal=pr-1] [data-action=confirm]');

  equal(responses, [{ decision: 'counter', proposal_id: 'pr-1', remedy: 'partial_refund', amount_minor: 1850 }]);
});

test('shows the limits of the policy when a counter is outside', async () => {
  const { element, click } = await onTheTable();
  await click('[data-proposal=pr-1] [data-action=counter]');
  element.problem = { status: 422, min_minor: 445, max_minor: 6230 };
  await element.updateComplete;
  const complaint = deep('[role=alert]', element.shadowRoot!)?.textContent ?? '';

  ok(complaint.includes('4,45') && complaint.includes('62,30'), complaint);
});

test('refuses all with a reason', async () => {
  const { element, responses, click } = await onTheTable();
  await click('[data-action=refuse_all]');
  deep<HTMLTextAreaElement>('#reason', element.shadowRoot!)!.value = 'Le colis était intact.';
  await click('.last [data-action=confirm]');

  equal(responses, [{ decision: 'refuse_all', reason: 'Le colis était intact.' }]);
});

test('shows remedy, amount, return and the reason on each card', async () => {
  const { element } = await onTheTable();
  const card = deep('[data-proposal=pr-3]', element.shadowRoot!)!;
  const text = card.textContent!.replace(/\s+/g, ' ');

  for (const part of ['Remboursement total', '89,00 €', 'aux frais du vendeur', 'arrivé abîmé', 'Valable jusqu’au']) {
    ok(text.includes(part), `${part} in ${text}`);
  }
});
