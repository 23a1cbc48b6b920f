// SPDX-License-Identifier: Apache-2.0

import { equal, ok, test } from '../testing/harness.js';
import { explain } from './refusals.js';
import { Words } from './words.js';

test('shows the limits where a refusal has them', () => {
  ok(
    /4,45.*62,30/.test(explain(new Words('fr'), { status: 422, type: 'x/outside-policy', min_minor: 445, max_minor: 6230 })),
    'limits',
  );
});

test('explains a refusal by its code, however its type is addressed', () => {
  const types = ['https://entente.dev/problems/rounds-used', 'urn:entente:problem:rounds-used', '/problems/rounds-used'];
  const texts = types.map((type) => explain(new Words('fr'), { status: 409, type, detail: 'There were 2 counters.' }));

  equal(new Set(texts).size, 1);
  ok(texts[0]!.includes('contre-propositions'), texts[0]!);
});

test('never shows a French reader an English sentence', () => {
  const text = explain(new Words('fr'), { status: 422, type: 'x/new-kind-of-refusal', detail: 'Something new.' });

  ok(!text.includes('Something'), text);
});

test('names who holds a case', () => {
  ok(
    explain(new Words('en'), { status: 409, type: 'x/held-by-other', holder: { id: 'a', name: 'Paul' } }).includes('Paul'),
    'name',
  );
});
