// SPDX-License-Identifier: Apache-2.0

import { deep, equal, ok, test } from '../../testing/harness.js';
import './composer.js';
import type { Composer } from './composer.js';

async function composer(): Promise<{ element: Composer; said: string[]; field: HTMLTextAreaElement }> {
  const element = document.createElement('entente-composer');
  const said: string[] = [];
  element.addEventListener('entente-say', (event) => said.push((event as CustomEvent<string>).detail));
  document.body.append(element);
  await element.updateComplete;
  return { element, said, field: deep<HTMLTextAreaElement>('textarea', element.shadowRoot!)! };
}

function press(field: HTMLElement, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  field.dispatchEvent(event);
  return event;
}

test('does not send nothing', async () => {
  const { said, field } = await composer();
  field.value = '   ';
  press(field, 'Enter');

  equal(said, []);
});

test('sends by Enter and empties the field', async () => {
  const { said, field } = await composer();
  field.value = ' bonjour ';
  press(field, 'Enter');

  equal(said, ['bonjour']);
  equal(field.value, '');
});

test('begins a new line by Shift and Enter', async () => {
  const { said, field } = await composer();
  field.value = 'bonjour';
  ok(!press(field, 'Enter', { shiftKey: true }).defaultPrevented, 'the browser writes the line break');

  equal(said, []);
});

test('does not send while a word is being composed', async () => {
  const { said, field } = await composer();
  field.value = '日';
  press(field, 'Enter', { isComposing: true });

  equal(said, []);
});

test('says why nothing can be written', async () => {
  const { element, field } = await composer();
  element.disabledReason = 'Cette conversation est close.';
  await element.updateComplete;

  ok(field.disabled, 'closed');
  equal(deep('[role=status]', element.shadowRoot!)?.textContent?.trim(), 'Cette conversation est close.');
});

test('has letters large enough for phones not to zoom', async () => {
  const { field } = await composer();

  ok(parseFloat(getComputedStyle(field).fontSize) >= 16, getComputedStyle(field).fontSize);
});
