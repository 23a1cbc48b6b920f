// SPDX-License-Identifier: Apache-2.0

import type { DecisionCommand } from '../../contract/desk.js';
import { deep, equal, ok, test } from '../../testing/harness.js';
import './decision-form.js';
import type { DecisionForm } from './decision-form.js';

async function form(): Promise<{
  element: DecisionForm;
  decisions: DecisionCommand[];
  fill: (name: string, value: string) => Promise<void>;
  send: () => Promise<void>;
}> {
  const element = document.createElement('entente-decision-form');
  const decisions: DecisionCommand[] = [];
  element.addEventListener('entente-decide', (event) => decisions.push((event as CustomEvent<DecisionCommand>).detail));
  document.body.append(element);
  await element.updateComplete;
  const fill = async (name: string, value: string) => {
    const field = deep<HTMLInputElement>(`[name=${name}]`, element.shadowRoot!)!;
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };
  const send = async () => {
    deep<HTMLFormElement>('form', element.shadowRoot!)!.requestSubmit();
    await element.updateComplete;
  };
  return { element, decisions, fill, send };
}

test('does not decide without reasons', async () => {
  const { element, decisions, fill, send } = await form();
  await fill('amount', '25');
  await send();

  equal(decisions, []);
  ok(deep('[role=alert]', element.shadowRoot!)?.textContent?.includes('reasons'), 'told why');
});

test('does not decide on a part of the price without an amount', async () => {
  const { decisions, fill, send } = await form();
  await fill('reasons', 'The photos show it.');
  await send();

  equal(decisions, []);
});

test('decides with remedy, amount, return, reasons and rule', async () => {
  const { decisions, fill, send } = await form();
  await fill('amount', '25,00');
  await fill('return', 'required');
  await fill('paid-by', 'seller');
  await fill('reasons', 'The photos show it.\n\nThe box was crushed.');
  await send();

  equal(decisions, [
    {
      remedy: 'partial_refund',
      amount_minor: 2500,
      return: 'required',
      return_paid_by: 'seller',
      reasons: ['The photos show it.', 'The box was crushed.'],
      rule: 'P3',
    },
  ]);
});

test('decides that a claim is not upheld, without an amount', async () => {
  const { decisions, fill, send } = await form();
  await fill('remedy', 'none');
  await fill('reasons', 'Nothing is broken.');
  await send();

  equal(decisions, [{ remedy: 'none', return: 'none', reasons: ['Nothing is broken.'], rule: 'P3' }]);
});
