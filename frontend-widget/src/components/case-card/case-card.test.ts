// SPDX-License-Identifier: Apache-2.0

import { ok, test, textOf } from '../../testing/harness.js';
import { awaitingSeller } from '../../testing/scenes.js';
import { Words } from '../../words/words.js';
import './case-card.js';

test('shows order, parties, money, parcel and proposals before anybody acts', async () => {
  const element = document.createElement('entente-case-card');
  element.words = new Words('en');
  element.snapshot = { ...awaitingSeller().snapshot, category: 'damaged_in_transit' };
  element.file = {
    order: {
      buyer: { name: 'Alice Martin' },
      seller: { name: 'Brocante du Port' },
      lines: [{ title: 'Lampe', quantity: 1, price_minor: 8900 }],
      shipping_minor: 690,
      paid_minor: 9590,
      parcel: { carrier: 'colissimo', status: 'delivered' },
    },
    buyer_history: [
      { id: 'c0', order_id: '900', stage: 'resolved', category: 'not_received', remedy: 'full_refund', amount_minor: 1200 },
    ],
  };
  document.body.append(element);
  await element.updateComplete;
  const text = textOf(element);

  for (const part of [
    'Alice Martin',
    '1 × Lampe',
    '€89.00',
    '€95.90',
    'delivered',
    'Partial refund, €25.00',
    'Arrived damaged',
    'Order 900 · Not received · Full refund, €12.00',
  ]) {
    ok(text.includes(part), `${part} in ${text}`);
  }
});

test('stands without a case card', async () => {
  const element = document.createElement('entente-case-card');
  document.body.append(element);
  await element.updateComplete;

  ok(element.shadowRoot !== null, 'rendered');
});
