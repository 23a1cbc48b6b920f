// SPDX-License-Identifier: Apache-2.0

import type { Role } from '../contract/events.js';

/** Asked for a token at the start, and again each time the last one ran out or was refused. */
export type TokenProvider = () => Promise<string>;

/** Who the token says we are. Read for display only: the server checks the signature, we do not. */
export interface Me {
  role: Role;
  id: string;
  name: string;
  locale: string;
  tier: number;
}

const RENEW_BEFORE_EXPIRY_MS = 30_000;

export class Tokens {
  private current?: Promise<string>;
  private expiresAtMs = Infinity;
  me?: Me;

  constructor(private readonly provider: TokenProvider) {}

  /** The token in use; a new one when the last is about to run out. */
  async token(): Promise<string> {
    if (this.current && Date.now() < this.expiresAtMs - RENEW_BEFORE_EXPIRY_MS) {
      return this.current;
    }
    this.current = this.ask();
    this.current.catch(() => this.forget());
    return this.current;
  }

  /** The server refused the token: the next call asks for another one. */
  forget(): void {
    this.current = undefined;
  }

  private async ask(): Promise<string> {
    this.expiresAtMs = Infinity;
    const token = await this.provider();
    const claims = claimsOf(token);
    this.expiresAtMs = typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : Infinity;
    this.me = {
      role: (claims['role'] as Role | undefined) ?? 'buyer',
      id: String(claims['sub'] ?? ''),
      name: String(claims['name'] ?? ''),
      locale: String(claims['locale'] ?? ''),
      tier: Number(claims['tier'] ?? 0),
    };
    return token;
  }
}

function claimsOf(token: string): Record<string, unknown> {
  const payload = token.split('.')[1] ?? '';
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
