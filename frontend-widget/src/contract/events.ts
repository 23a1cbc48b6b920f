// SPDX-License-Identifier: Apache-2.0

/** The events of a thread, as the public contract, version 1, writes them. */

export type Role = 'buyer' | 'seller' | 'agent' | 'operator' | 'marketplace' | 'bot' | 'system';

export interface Author {
  role: Role;
  id?: string;
  name?: string;
}

export interface Option {
  id: string;
  label: string;
}

export type QuestionInput = 'choice' | 'choices' | 'text' | 'amount' | 'date' | 'photos';

export interface Confirms {
  proposal_id?: string;
  decision?: string;
  amount_minor?: number;
}

export interface QuestionBody {
  question_id: string;
  text: string;
  input: QuestionInput;
  options?: Option[];
  min?: number | string | null;
  max?: number | string | null;
  why?: string | null;
  confirms?: Confirms | null;
}

export interface AnswerBody {
  question_id: string;
  option_ids?: string[] | null;
  text?: string | null;
  amount_minor?: number | null;
  date?: string | null;
  photo_ids?: string[] | null;
  understood_from?: number | null;
  client_id?: string;
  /** What the chosen options say, in the reader's language. */
  labels?: string[] | null;
  /** The photos that were sent as the answer. */
  photos?: Photo[] | null;
}

export interface Photo {
  photo_id: string;
  url: string;
  thumbnail_url?: string;
  width?: number;
  height?: number;
}

export interface ProposalBody {
  proposal_id: string;
  by: Role | Author;
  remedy: string;
  amount_minor?: number | null;
  currency?: string | null;
  return?: string | null;
  return_paid_by?: string | null;
  why?: string | null;
  expires_at?: string | null;
  /** Whose accept makes it an agreement. */
  acceptor?: string | null;
  state?: string | null;
  /** The rule of the policy that it rests on. */
  rule?: string | null;
}

export type Verdict = 'accept' | 'counter' | 'refuse' | 'refuse_all';

export interface ResponseBody {
  proposal_id?: string | null;
  decision: Verdict;
  remedy?: string | null;
  amount_minor?: number | null;
  reason?: string | null;
}

export interface OutcomeBody {
  proposal_id?: string | null;
  remedy: string;
  amount_minor?: number | null;
  currency?: string | null;
  return?: string | null;
  return_paid_by?: string | null;
  reasons?: string[] | null;
  by?: string | null;
  tree?: { name?: string; version?: string } | null;
  rule?: string | null;
  redress?: string | null;
}

export interface SettlementBody {
  instruction_id: string;
  state: 'requested' | 'confirmed' | 'failed';
  refund_minor?: number | null;
  release_minor?: number | null;
  currency?: string | null;
}

export interface OnSilence {
  action: string;
  text: string;
}

export interface StageBody {
  stage: string;
  awaited: string;
  due_at?: string | null;
  on_silence?: OnSilence | null;
}

export interface HandoffBody {
  from?: string | null;
  to?: string | null;
  tier?: number | null;
  reason?: string | null;
  queue_position?: number | null;
  text?: string | null;
}

export interface BodyByKind {
  text: { text: string; client_id?: string; reworded?: boolean; template?: string };
  question: QuestionBody;
  answer: AnswerBody;
  photos: { photos: Photo[]; text?: string | null };
  photo_description: { photo_id: string; text: string; findings?: { code: string; text: string }[]; by?: string };
  proposal: ProposalBody;
  response: ResponseBody;
  agreement: OutcomeBody;
  decision: OutcomeBody;
  settlement: SettlementBody;
  stage: StageBody;
  handoff: HandoffBody;
  note: { text: string };
  parcel: { status: string; text?: string; at?: string; place?: string };
  typing: Record<string, never>;
  delta: { turn: string; text?: string; aborted?: boolean };
  read: { seq: number };
  reset: Record<string, unknown>;
  ask_person: Record<string, unknown>;
  undo: { question_id?: string };
  withdraw: Record<string, unknown>;
  confirm_received: Record<string, unknown>;
  contest: { reason?: string };
}

export type Kind = keyof BodyByKind;

interface Envelope<K extends Kind> {
  kind: K;
  body: BodyByKind[K];
  seq: number;
  prev: number;
  id: string;
  conversation_id: string;
  at: string;
  turn?: string | null;
  author: Author;
  to?: Role[];
  /** For agents alone: what of the words or the name may look like something else. */
  flags?: Disguise[];
}

export type Disguise = 'hidden-characters' | 'mixed-alphabets';

export type EventOf<K extends Kind> = Envelope<K>;

export type ThreadEvent = { [K in Kind]: Envelope<K> }[Kind];

/** What a client says: the body of `POST /conversations/{id}/events` without its `client_id`. */
export type Saying =
  | { kind: 'text'; text: string }
  | ({ kind: 'answer' } & Omit<AnswerBody, 'client_id' | 'understood_from'>)
  | ({ kind: 'response' } & ResponseBody)
  | { kind: 'photos'; photo_ids: string[]; text?: string }
  | { kind: 'ask_person' }
  | { kind: 'undo'; question_id: string }
  | { kind: 'withdraw' }
  | { kind: 'confirm_received' }
  | { kind: 'contest'; reason: string };

export type IdentifiedSaying = Saying & { client_id: string };

/** Numberless events are shown while they happen and are never part of the log. */
export function isNumberless(event: ThreadEvent): boolean {
  return event.kind === 'typing' || event.kind === 'delta' || event.kind === 'read';
}
