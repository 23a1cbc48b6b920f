// SPDX-License-Identifier: Apache-2.0

import { deep, equal, ok, test, textOf, until } from '../../testing/harness.js';
import { gathering, SHOP_SESSION } from '../../testing/scenes.js';
import './demo.js';

async function withDemoSession<T>(answer: Response, run: () => Promise<T>): Promise<T> {
  const before = globalThis.fetch;
  globalThis.fetch = () => Promise.resolve(answer.clone());
  try {
    return await run();
  } finally {
    globalThis.fetch = before;
  }
}

function demo() {
  const server = gathering();
  server.answers.set('GET /conversations', {
    items: [{ id: 'c', order_id: '1042', stage: 'gathering', awaited: 'buyer', unread: 2 }],
    next: null,
  });
  server.answers.set('GET /desk/queue', { items: [], next: null });
  const element = document.createElement('entente-demo');
  element.connect = () => ({ rest: server, live: server });
  document.body.append(element);
  return element;
}

test('says that the demonstration is not to be had from elsewhere', async () => {
  await withDemoSession(new Response('', { status: 404 }), async () => {
    const element = demo();
    await until(() => textOf(element).includes('only available'));
  });
});

test('shows the shop to buyer, seller and mediator, each in their language', async () => {
  await withDemoSession(Response.json(SHOP_SESSION), async () => {
    const element = demo();
    const panel = (side: string) => deep(`[data-side=${side}]`, element.shadowRoot!);
    await until(() => panel('seller') && textOf(panel('seller')!).includes('New messages: 2'));

    ok(textOf(panel('buyer')!).includes('Un problème ?'), textOf(panel('buyer')!));
    equal([panel('buyer')!.lang, panel('seller')!.lang, panel('desk')!.lang], ['fr', 'en', 'en']);
  });
});

test('opens the real widget on the order', async () => {
  await withDemoSession(Response.json(SHOP_SESSION), async () => {
    const element = demo();
    (await until(() => deep<HTMLElement>('[data-action=problem]', element.shadowRoot!))).click();
    const chat = await until(() => deep('entente-chat', element.shadowRoot!));
    await until(() => textOf(chat).includes('mon abat-jour est arrivé cassé'));

    equal(chat.getAttribute('order'), '1042');
  });
});
