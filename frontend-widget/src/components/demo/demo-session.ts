// SPDX-License-Identifier: Apache-2.0

import type { TokenProvider } from '../../transport/tokens.js';

export interface DemoPerson {
  id: string;
  name: string;
  locale: string;
  token: string;
}

export interface DemoOrder {
  order_id: string;
  title: string;
  image?: string;
  total_minor: number;
  currency: string;
  status: string;
  kind: string;
  buyer: DemoPerson;
  seller: DemoPerson;
}

export interface DemoShop {
  currency: string;
  orders: DemoOrder[];
  agent: DemoPerson & { tier?: number };
}

/** Who can be played on this machine. Tokens are minted on loopback only. */
export class DemoSession {
  shop?: DemoShop;
  private asking?: Promise<DemoShop>;

  constructor(private readonly server: string) {}

  /** The shop; undefined where this server has no demonstration. */
  async load(): Promise<DemoShop | undefined> {
    return this.fresh().catch(() => undefined);
  }

  party(side: 'buyer' | 'seller', orderId: string): TokenProvider {
    return this.provider((shop) => shop.orders.find((order) => order.order_id === orderId)?.[side].token);
  }

  agent(): TokenProvider {
    return this.provider((shop) => shop.agent.token);
  }

  /** The first token is the one at hand; each later call asks for a fresh one. */
  private provider(pick: (shop: DemoShop) => string | undefined): TokenProvider {
    let first = true;
    return async () => {
      const shop = first && this.shop ? this.shop : await this.fresh();
      first = false;
      const token = pick(shop);
      if (!token) {
        throw new Error('no such person in the demonstration');
      }
      return token;
    };
  }

  private fresh(): Promise<DemoShop> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<DemoShop> {
    const response = await fetch(new URL('/demo/session', this.server));
    if (!response.ok) {
      throw new Error(`demonstration: ${response.status}`);
    }
    this.shop = (await response.json()) as DemoShop;
    return this.shop;
  }
}
