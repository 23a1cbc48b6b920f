// SPDX-License-Identifier: Apache-2.0

import { deep, deepAll, equal, ok, test, textOf, until } from '../../testing/harness.js';
import { ALICE, BOT, meOf, ScriptedServer, SHOP } from '../../testing/scripted-server.js';
import { Conversation } from '../../thread/conversation.js';
import { Words } from '../../words/words.js';
import './thread-log.js';
import type { ThreadLog } from './thread-log.js';

async function logOf(server: ScriptedServer): Promise<{ element: ThreadLog; thread: Conversation }> {
  const element = document.createElement('entente-thread-log');
  const thread = new Conversation(server.snapshot.id, server, server, await meOf(ALICE), () => (element.version += 1));
  element.words = new Words('fr');
  element.thread = thread;
  await thread.follow();
  document.body.append(element);
  await element.updateComplete;
  return { element, thread };
}

test('announces new messages but never the history', async () => {
  const server = new ScriptedServer(ALICE);
  server.push(SHOP, 'text', { text: 'Bonjour' });
  const { element, thread } = await logOf(server);
  const log = deep('[role=log]', element.shadowRoot!)!;
  equal(log.getAttribute('aria-live'), 'off', 'while the history comes in');

  await until(() => log.getAttribute('aria-live') === 'polite');
  thread.leave();
});

test('names an author once for what is said in one breath', async () => {
  const server = new ScriptedServer(ALICE);
  const at = new Date().toISOString();
  ['Bonjour', 'Une question'].forEach((text) => server.push(SHOP, 'text', { text }, { at } as never));
  server.push(BOT, 'text', { text: 'Bonjour' }, { at } as never);
  const { element, thread } = await logOf(server);

  equal(
    deepAll('.author .name', element.shadowRoot!).map((name) => name.textContent),
    ['Brocante du Port', 'Assistant de médiation (logiciel)'],
  );
  thread.leave();
});

test('marks the last of my messages that the other side has read', async () => {
  const server = new ScriptedServer(ALICE);
  ['un', 'deux', 'trois'].forEach((text) => server.push(ALICE, 'text', { text }));
  const { element, thread } = await logOf(server);
  thread.receive({ kind: 'read', author: SHOP, body: { seq: 2 } } as never);
  await until(() => deep('.seen', element.shadowRoot!));

  equal(
    deepAll('article', element.shadowRoot!)
      .filter((article) => article.querySelector('.seen'))
      .map((article) => article.dataset['seq']),
    ['2'],
  );
  thread.leave();
});

test('shows what waits for the connection', async () => {
  const server = new ScriptedServer(ALICE);
  const { element, thread } = await logOf(server);
  server.reachable = false;
  void thread.say({ kind: 'text', text: 'Y a-t-il quelqu’un ?' });
  const pending = await until(() => deep('.pending[data-state=queued]', element.shadowRoot!));

  ok(textOf(pending).includes('Pas encore envoyé'), textOf(pending));
  thread.leave();
});
