// SPDX-License-Identifier: Apache-2.0

import { deep, equal, test, until } from '../../testing/harness.js';
import './sign-in.js';

test('asks for a token where there is no demonstration, and keeps it out of storage', async () => {
  const before = globalThis.fetch;
  globalThis.fetch = () => Promise.resolve(new Response('', { status: 404 }));
  try {
    const element = document.createElement('entente-sign-in');
    document.body.append(element);
    const field = await until(() => deep<HTMLInputElement>('input', element.shadowRoot!));
    field.value = 'e30.e30.x';
    field.form!.requestSubmit();
    await until(() => deep('entente-desk', element.shadowRoot!));

    equal([sessionStorage.length, localStorage.length, document.cookie], [0, 0, '']);
  } finally {
    globalThis.fetch = before;
  }
});
