// SPDX-License-Identifier: Apache-2.0

/** The marketplace's side of a test: it signs tokens and sends orders, as an integrator would. */

import { createHmac, randomUUID } from 'node:crypto';

export const BASE = (process.env.ENTENTE_BASE_URL ?? 'http://localhost:8080').replace(/\/$/, '');
const SECRET = process.env.ENTENTE_TOKEN_SECRET;
const TENANT = process.env.ENTENTE_TENANT ?? 'demo';
const TOKEN_LIFE_SECONDS = 900;

function token(claims) {
  if (!SECRET) {
    throw new Error(
      'ENTENTE_TOKEN_SECRET is needed to play the marketplace: the secret that the server under test was started with.',
    );
  }
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = { iss: TENANT, aud: 'entente', iat: now, exp: now + TOKEN_LIFE_SECONDS, ...claims };
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(body)}`;
  return `${unsigned}.${createHmac('sha256', SECRET).update(unsigned).digest('base64url')}`;
}

export async function api(claims, method, path, body) {
  const response = await fetch(`${BASE}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token(claims)}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}

/** A delivered lamp of 89.00 with 6.90 shipping, all of it held, bought by one new person from another. */
export async function newOrder({ buyerLocale, sellerLocale }) {
  const mark = randomUUID().slice(0, 8);
  const buyer = { sub: `b-${mark}`, role: 'buyer', name: 'Alice Martin', locale: buyerLocale };
  const seller = { sub: `s-${mark}`, role: 'seller', name: 'Brocante du Port', locale: sellerLocale };
  const days = (count) => new Date(Date.now() + count * 86_400_000).toISOString();
  const orderId = `o-${mark}`;
  await api({ sub: 'shop', role: 'marketplace', name: 'Shop', locale: 'en' }, 'PUT', `/orders/${orderId}`, {
    buyer: { id: buyer.sub, name: buyer.name, locale: buyerLocale, email: 'a@example.org' },
    seller: { id: seller.sub, name: seller.name, locale: sellerLocale, email: 'b@example.org', kind: 'professional' },
    kind: 'goods',
    lines: [{ id: 'l1', title: 'Lampe', quantity: 1, price_minor: 8900, category: 'home' }],
    shipping_minor: 690,
    paid_minor: 9590,
    currency: 'EUR',
    payment: { escrow: true, held_minor: 9590, reference: `tra_${mark}` },
    placed_at: days(-7),
    promised_at: days(-2),
    parcel: { carrier: 'colissimo', tracking: '6A1', status: 'delivered', delivered_at: days(-1) },
  });
  return { orderId, buyer, seller };
}

export function newAgent(locale) {
  return { sub: `a-${randomUUID().slice(0, 8)}`, role: 'agent', name: 'Nora Lindqvist', locale, tier: 3, skills: [] };
}

export { token };
