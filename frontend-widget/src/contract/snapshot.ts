// SPDX-License-Identifier: Apache-2.0

import type { OrderFacts } from './desk.js';
import type { OnSilence, OutcomeBody, Photo, ProposalBody, QuestionBody } from './events.js';

/** What holds now in a thread, as this reader may see it. */
export interface Snapshot {
  id: string;
  order_id: string;
  stage: Stage;
  category?: string | null;
  awaited: string;
  due_at?: string | null;
  on_silence?: OnSilence | null;
  /** `bot`, or the id of the agent who holds the case. */
  controller?: string | null;
  controller_name?: string | null;
  question?: QuestionBody | null;
  proposals?: ProposalBody[];
  agreement?: OutcomeBody | null;
  ledger?: Ledger | null;
  tier?: number;
  priority?: string;
  head: number;
  order?: OrderFacts | null;
}

export type Stage =
  | 'talking'
  | 'gathering'
  | 'awaiting_seller'
  | 'awaiting_buyer'
  | 'awaiting_return'
  | 'awaiting_fulfilment'
  | 'awaiting_agent'
  | 'with_agent'
  | 'settling'
  | 'resolved'
  | 'closed';

export interface Ledger {
  currency: string;
  captured_minor: number;
  held_minor: number;
  refunded_minor: number;
  released_minor: number;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type UploadedPhoto = Photo & { sha256?: string };

export interface ConversationLine {
  id: string;
  order_id: string;
  stage: Stage;
  awaited: string;
  due_at?: string | null;
  unread?: number;
}

/** RFC 9457, with the contract's additions. */
export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: { field?: string; message?: string; detail?: string }[];
  trace_id?: string;
  min_minor?: number;
  max_minor?: number;
  holder?: { id?: string; name?: string } | string;
}
