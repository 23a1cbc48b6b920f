// SPDX-License-Identifier: Apache-2.0

import type { Live } from './live.js';
import { HttpRest, type Rest } from './rest.js';
import { StompLive } from './stomp-live.js';
import type { Tokens } from './tokens.js';

/** The two ways to a server. */
export interface Connection {
  rest: Rest;
  live: Live;
}

export type Connect = (server: string, tokens: Tokens) => Connection;

export const connectToServer: Connect = (server, tokens) => ({
  rest: new HttpRest(server, tokens),
  live: new StompLive(server, tokens),
});
