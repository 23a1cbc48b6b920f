// SPDX-License-Identifier: Apache-2.0

import { deep, equal, ok, test, textOf, until } from '../../testing/harness.js';
import { withAgent } from '../../testing/scenes.js';
import { NORA, ScriptedServer, tokenFor } from '../../testing/scripted-server.js';
import { Refusal } from '../../transport/rest.js';
import './desk.js';
import type { Desk } from './desk.js';

function desk(server: ScriptedServer): Desk {
  const id = server.snapshot.id;
  server.answers.set('GET /desk/queue', { items: [{ id, order_id: '1042', priority: 'high', tier: 2 }], next: null });
  server.answers.set('GET /conversations', { items: [], next: null });
  server.answers.set(`GET /desk/conversations/${id}`, { order: { buyer: { name: 'Alice Martin' } } });
  const element = document.createElement('entente-desk');
  element.tokenProvider = () => Promise.resolve(tokenFor(NORA, 'en', { tier: 2 }));
  element.connect = () => ({ rest: server, live: server });
  document.body.append(element);
  return element;
}

async function click(selector: string): Promise<void> {
  (await until(() => deep<HTMLButtonElement>(`${selector}:not(:disabled)`))).click();
}

function unclaimed(): ScriptedServer {
  const server = withAgent();
  server.snapshot = { ...server.snapshot, stage: 'awaiting_agent', controller: 'bot' };
  return server;
}

async function decide(): Promise<void> {
  await click('[data-action=decide]');
  const form = await until(() => deep<HTMLFormElement>('entente-decision-form')?.shadowRoot?.querySelector('form'));
  form.querySelector<HTMLInputElement>('[name=amount]')!.value = '25.00';
  form.querySelector<HTMLTextAreaElement>('[name=reasons]')!.value = 'The photos show it.';
  form.requestSubmit();
}

test('tells who has a case that somebody else took', async () => {
  const server = unclaimed();
  server.answers.set(
    `POST /conversations/${server.snapshot.id}/claim`,
    new Refusal(409, { type: 'x/held-by-other', holder: { id: 'a-2', name: 'Paul' } }),
  );
  const element = desk(server);
  await click('[data-case]');
  await click('[data-action=claim]');
  await until(() => textOf(element).includes('Paul has this case.'));
});

test('has the chosen case summarised', async () => {
  const server = withAgent();
  const element = desk(server);
  server.answers.set(`POST /desk/conversations/${server.snapshot.id}/summary`, { text: 'The lamp is broken.', by: 'model' });
  await click('[data-case]');
  await click('[data-action=summarise]');
  await until(() => textOf(element).includes('The lamp is broken.'));
});

test('lets nobody write to the parties before the claim', async () => {
  desk(unclaimed());
  await click('[data-case]');
  const field = await until(() => deep<HTMLTextAreaElement>('textarea'));

  ok(field.disabled, 'claim first');
});

test('decides under a key and for the state that the agent has seen', async () => {
  const server = withAgent();
  desk(server);
  await click('[data-case]');
  await decide();
  const call = await until(() => server.calls.find((made) => made.path.endsWith('/decision')));

  equal(call.headers?.['If-Match'], '"7"');
  ok((call.headers?.['Idempotency-Key'] ?? '').length >= 32, 'a key');
  equal(call.body, {
    remedy: 'partial_refund',
    amount_minor: 2500,
    return: 'none',
    reasons: ['The photos show it.'],
    rule: 'P3',
  });
});

test('asks to look again when the case has moved meanwhile', async () => {
  const server = withAgent();
  server.answers.set(`POST /conversations/${server.snapshot.id}/decision`, new Refusal(412, {}));
  const element = desk(server);
  await click('[data-case]');
  await decide();
  await until(() => textOf(element).includes('The case has changed.'));
});

test('keeps notes among staff', async () => {
  const server = withAgent();
  desk(server);
  await click('[data-case]');
  await click('[data-action=note]');
  const field = await until(() => deep<HTMLTextAreaElement>('#note'));
  field.value = 'Seller was friendly on the phone.';
  field.form!.requestSubmit();
  const call = await until(() => server.calls.find((made) => made.path.endsWith('/notes')));

  equal(call.body, { text: 'Seller was friendly on the phone.' });
});

test('shows a change of the queue as it comes', async () => {
  const server = withAgent();
  const element = desk(server);
  await until(() => textOf(element).includes('Order 1042'));
  server.answers.set('GET /desk/queue', { items: [{ id: 'other', order_id: '2077' }], next: null });
  server.deliver('/topic/desk', {});
  await until(() => textOf(element).includes('Order 2077'));
});
