// SPDX-License-Identifier: Apache-2.0

import { equal, ok, rejects, test } from '../testing/harness.js';
import { ALICE, tokenFor } from '../testing/scripted-server.js';
import { HttpRest, Refusal, Unreachable } from './rest.js';
import { Tokens } from './tokens.js';

interface Sent {
  url: string;
  init: RequestInit;
}

async function withAnswers<T>(answers: (Response | Error)[], run: (rest: HttpRest, sent: Sent[]) => Promise<T>): Promise<T> {
  const before = globalThis.fetch;
  const sent: Sent[] = [];
  let asked = 0;
  globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init! });
    const answer = answers.shift()!;
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  const tokens = new Tokens(() => Promise.resolve(`${tokenFor(ALICE, 'fr')}${(asked += 1)}`));
  try {
    return await run(new HttpRest('https://entente.example', tokens), sent);
  } finally {
    globalThis.fetch = before;
  }
}

function authorization({ init }: Sent): string {
  return (init.headers as Record<string, string>)['Authorization']!;
}

test('asks for another token once when the first is refused', async () => {
  await withAnswers([new Response('', { status: 401 }), Response.json({ id: 'c' })], async (rest, sent) => {
    equal((await rest.call<{ id: string }>('GET', '/conversations/c')).body, { id: 'c' });
    equal(
      sent.map((one) => authorization(one).at(-1)),
      ['1', '2'],
    );
  });
});

test('gives up when the second token is refused too', async () => {
  await withAnswers([new Response('', { status: 401 }), new Response('', { status: 401 })], async (rest) => {
    const failure = await rejects(rest.call('GET', '/conversations/c'));
    equal((failure as Refusal).status, 401);
  });
});

test('tells a refusal with its limits from a server that is busy', async () => {
  const problem = Response.json({ detail: 'outside', min_minor: 445, max_minor: 6230 }, { status: 422 });
  const busy = new Response('', { status: 503, headers: { 'Retry-After': '2' } });
  await withAnswers([problem, busy], async (rest) => {
    equal(((await rejects(rest.call('POST', '/x', { body: {} }))) as Refusal).problem.max_minor, 6230);
    equal(((await rejects(rest.call('POST', '/x', { body: {} }))) as Unreachable).retryAfterMs, 2000);
  });
});

test('takes a broken network as nobody there', async () => {
  await withAnswers([new TypeError('Failed to fetch')], async (rest) => {
    ok((await rejects(rest.call('GET', '/x'))) instanceof Unreachable, 'may be tried again');
  });
});

test('takes an answer that is no JSON as a refusal without details', async () => {
  await withAnswers([new Response('<html>', { status: 400 })], async (rest) => {
    equal(((await rejects(rest.call('GET', '/x'))) as Refusal).problem, {});
  });
});

test('keeps the token out of the address and sends no cookies', async () => {
  await withAnswers([Response.json({}, { headers: { ETag: '"7"' } })], async (rest, sent) => {
    equal((await rest.call('GET', '/conversations/c')).etag, '"7"');
    equal(sent[0]!.url, 'https://entente.example/api/v1/conversations/c');
    equal(sent[0]!.init.credentials, 'omit');
  });
});
