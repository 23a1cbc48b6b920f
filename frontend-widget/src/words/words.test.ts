// SPDX-License-Identifier: Apache-2.0

import { equal, ok, test } from '../testing/harness.js';
import { editableAmount, parseAmount } from './amounts.js';
import { Words } from './words.js';

test('refuses amounts that are not exact', () => {
  equal(
    ['', 'abc', '12.345', '1.2.3', '-', '12,3,4'].map((typed) => parseAmount(typed, 'EUR')),
    Array(6).fill(undefined),
  );
  equal(parseAmount('5.5', 'JPY'), undefined, 'yen have no cents');
});

test('reads amounts as people write them', () => {
  equal(
    ['25', '25,5', '25.00', ' 1 234,50 €', '0,07'].map((typed) => parseAmount(typed, 'EUR')),
    [2500, 2550, 2500, 123450, 7],
  );
  equal(parseAmount('500', 'JPY'), 500);
  equal(parseAmount('1.234', 'KWD'), 1234);
});

test('reads back every amount it offers for editing', () => {
  for (const minor of [1, 99, 100, 2500, 123456, 999999999]) {
    for (const currency of ['EUR', 'JPY', 'KWD']) {
      equal(parseAmount(editableAmount(minor, currency, 'fr'), currency), minor, `${minor} ${currency}`);
    }
  }
});

test('writes amounts in the language of the reader', () => {
  equal(new Words('fr').amount(2500, 'EUR').replace(/\s/g, ' '), '25,00 €');
  equal(new Words('en').amount(2500, 'EUR'), '€25.00');
  equal(new Words('en').amount(2500, 'JPY'), 'JP¥2,500');
});

test('names the zone of a deadline', () => {
  ok(/25 novembre.*14:05.*UTC\+1/.test(new Words('fr').deadline('2026-11-25T13:05:00Z')), 'French deadline has its zone');
  ok(/Wednesday,? 25 November.*14:05/.test(new Words('en').deadline('2026-11-25T13:05:00Z')), 'English deadline');
});

test('shows an unknown word as it is rather than nothing', () => {
  equal(new Words('fr').term('remedy', 'store_credit'), 'store credit');
});

test('speaks French to every French locale and English to all others', () => {
  equal(
    ['fr', 'fr-BE', 'FR', 'en', 'de', ''].map((locale) => new Words(locale).language),
    ['fr', 'fr', 'fr', 'en', 'en', 'en'],
  );
});
