// SPDX-License-Identifier: Apache-2.0

import type { ThreadEvent } from '../../contract/events.js';
import { deep, equal, ok, test, textOf } from '../../testing/harness.js';
import { settled } from '../../testing/scenes.js';
import { BOT, NORA } from '../../testing/scripted-server.js';

import { outcomeOf, type Outcome } from '../../thread/standing.js';
import { Words } from '../../words/words.js';
import './outcome.js';
import type { OutcomeCard } from './outcome.js';

async function card(outcome: Outcome, events: readonly ThreadEvent[] = settled().events): Promise<OutcomeCard> {
  const element = document.createElement('entente-outcome');
  Object.assign(element, { words: new Words('fr'), outcome, events });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('shows what was agreed, why, and how to contest it', async () => {
  const server = settled();
  const text = textOf(await card(outcomeOf(server.snapshot, server.events)!));

  for (const part of ['Vous êtes d’accord', 'Remboursement partiel', 'deux photos le montrent', 'P3', 'contester']) {
    ok(text.includes(part), `${part} in ${text}`);
  }
});

test('shows requested before confirmed, with both amounts', async () => {
  const server = settled();
  const asked = server.events.slice(0, -1);
  const element = await card(outcomeOf(server.snapshot, server.events)!, asked);
  const states = () =>
    [...element.shadowRoot!.querySelectorAll('[data-step]')].map((step) => (step as HTMLElement).dataset['step']);
  equal(states(), ['requested', 'to-come']);

  element.events = server.events;
  await element.updateComplete;
  equal(states(), ['requested', 'confirmed']);
  ok(textOf(element).includes('25,00') && textOf(element).includes('70,90'), 'amounts');
});

test('says openly that a payment failed', async () => {
  const server = settled();
  server.push(BOT, 'settlement', { instruction_id: 'i-1', state: 'failed', refund_minor: 2500, release_minor: 7090 });
  const element = await card(outcomeOf(server.snapshot, server.events)!, server.events);

  ok(deep('.failed', element.shadowRoot!)?.textContent?.includes('N’a pas abouti'), 'failure is told');
});

test('names the mediator who decided', async () => {
  const outcome: Outcome = {
    kind: 'decision',
    author: NORA,
    body: { remedy: 'none', reasons: ['Aucune trace de choc.'], rule: 'P3' },
  };

  ok(textOf(await card(outcome, [])).includes('Décision de Nora Lindqvist'), 'name');
});
