// SPDX-License-Identifier: Apache-2.0

import type { Stage } from '../../contract/snapshot.js';
import { ok, test, textOf } from '../../testing/harness.js';
import { ALICE, ScriptedServer } from '../../testing/scripted-server.js';
import { Words } from '../../words/words.js';
import './stage-banner.js';

async function banner(changes: object, reader: string, locale = 'fr'): Promise<string> {
  const element = document.createElement('entente-stage-banner');
  element.words = new Words(locale);
  element.snapshot = new ScriptedServer(ALICE, changes).snapshot;
  element.reader = reader;
  document.body.append(element);
  await element.updateComplete;
  return textOf(element);
}

test('says who is awaited, until when and what happens then', async () => {
  const changes = {
    stage: 'awaiting_seller',
    awaited: 'seller',
    on_silence: { action: 'carry_out', text: 'La première solution est appliquée.' },
  };
  const text = await banner(changes, 'buyer');

  for (const part of ['En attente de la réponse du vendeur', '26 novembre', 'UTC+1', 'La première solution est appliquée.']) {
    ok(text.includes(part), `${part} in ${text}`);
  }
});

test('speaks to the one whose turn it is', async () => {
  const text = await banner({ stage: 'awaiting_seller', awaited: 'seller' }, 'seller', 'en');

  ok(text.includes('The buyer is waiting for your answer.'), text);
});

test('has words for every stage, to the awaited and to the others', async () => {
  const stages: Stage[] = ['talking', 'gathering', 'awaiting_seller', 'awaiting_buyer', 'awaiting_return', 'awaiting_fulfilment'];
  stages.push('awaiting_agent', 'with_agent', 'settling', 'resolved', 'closed');
  for (const stage of stages) {
    for (const reader of ['buyer', 'seller']) {
      const text = await banner({ stage, awaited: 'buyer', due_at: null }, reader);
      ok(text.length > 8 && !text.includes('banner.'), `${stage} to the ${reader}: ${text}`);
    }
  }
});
