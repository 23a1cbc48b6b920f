// SPDX-License-Identifier: Apache-2.0

import type { ProposalBody } from './events.js';
import type { Ledger } from './snapshot.js';

/** A case that waits for an agent or is held by one. */
export interface QueueLine {
  id: string;
  conversation_id?: string;
  order_id?: string;
  title?: string;
  stage?: string;
  category?: string | null;
  priority?: string;
  tier?: number;
  due_at?: string | null;
  reason?: string | null;
  reason_text?: string | null;
  controller?: string | null;
  controller_name?: string | null;
}

export interface OrderFacts {
  order_id?: string;
  buyer?: { id?: string; name?: string; locale?: string };
  seller?: { id?: string; name?: string; locale?: string; kind?: string };
  kind?: string;
  lines?: { id?: string; title: string; quantity: number; price_minor: number }[];
  shipping_minor?: number;
  paid_minor?: number;
  currency?: string;
  placed_at?: string;
  parcel?: ParcelFacts | null;
}

export interface ParcelFacts {
  carrier?: string;
  tracking?: string;
  status?: string;
  delivered_at?: string | null;
}

/** Another case of the buyer or the seller. */
export interface PastCase {
  id: string;
  order_id: string;
  stage: string;
  category?: string | null;
  remedy?: string | null;
  amount_minor?: number | null;
  currency?: string | null;
}

/** What happened in a case: the answer of `POST /desk/conversations/{id}/summary`. */
export interface SummaryOfCase {
  text: string;
  by: 'local' | 'model';
}

/** All that an agent is shown before acting. */
export interface CaseFile {
  order?: OrderFacts;
  ledger?: Ledger;
  proposals?: ProposalBody[];
  buyer_history?: PastCase[];
  seller_history?: PastCase[];
  reason_text?: string | null;
}

export interface DecisionCommand {
  remedy: string;
  amount_minor?: number;
  return: string;
  return_paid_by?: string;
  reasons: string[];
  rule: string;
}
