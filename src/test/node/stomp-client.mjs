// SPDX-License-Identifier: Apache-2.0

// Connects as the widget does, with the library that the widget uses, and tells what it saw as one line of JSON.

import { Client, Versions } from '@stomp/stompjs';
import WebSocket from 'ws';

const { ADDRESS, TOKEN, THREAD } = process.env;
const PATIENCE_MS = 30_000;
const seen = { receipts: [], messages: [], refusals: [], closed: undefined };

const client = new Client({
  webSocketFactory: () => new WebSocket(ADDRESS, ['v12.stomp']),
  stompVersions: new Versions([Versions.V1_2]),
  connectHeaders: { Authorization: `Bearer ${TOKEN}` },
  heartbeatIncoming: 1_000,
  heartbeatOutgoing: 1_000,
  splitLargeFrames: true,
  maxWebSocketChunkSize: 64,
  reconnectDelay: 0,
  onConnect: () => begin(),
  onStompError: (frame) => finish(`ERROR ${frame.headers.message}`),
  onWebSocketClose: (event) => {
    seen.closed = event.code;
    finish();
  },
});

const timer = setTimeout(() => finish('too slow'), PATIENCE_MS);
client.activate();

function begin() {
  client.subscribe('/user/queue/refusals', (message) => {
    seen.refusals.push(JSON.parse(message.body).type);
    endWhenComplete();
  });
  client.subscribe(
    `/topic/conversations/${THREAD}`,
    (message) => {
      seen.messages.push({ seq: message.headers.seq, prev: message.headers.prev, body: JSON.parse(message.body).body });
      endWhenComplete();
    },
    { after: '0' },
  );
  say('0199aaaa-0000-4000-8000-000000000001', 'première : « ça \\ marche » \n ligne deux', 'r-1');
  say('0199aaaa-0000-4000-8000-000000000001', 'another body under the same id', 'r-2');
  say('0199aaaa-0000-4000-8000-000000000002', 'deuxième 🙂', 'r-3');
}

function say(clientId, text, receipt) {
  client.watchForReceipt(receipt, (frame) => {
    seen.receipts.push({ receipt, seq: frame.headers.seq });
    endWhenComplete();
  });
  client.publish({
    destination: `/app/conversations/${THREAD}/events`,
    headers: { receipt },
    body: JSON.stringify({ client_id: clientId, kind: 'text', text }),
  });
}

function endWhenComplete() {
  if (seen.receipts.length === 2 && seen.messages.length === 2 && seen.refusals.length === 1) {
    client.deactivate();
  }
}

function finish(failure) {
  clearTimeout(timer);
  console.log(JSON.stringify({ ...seen, failure }));
  process.exit(failure ? 1 : 0);
}
