// SPDX-License-Identifier: Apache-2.0

import type { Author, EventOf, OutcomeBody, ProposalBody, QuestionBody, Role, ThreadEvent } from '../contract/events.js';
import type { Snapshot } from '../contract/snapshot.js';
import type { Me } from '../transport/tokens.js';

/** Pure readings of a thread: who may do what now, and what has come out of it. */

export function roleOf(by: Role | Author | string | null | undefined): string {
  return typeof by === 'object' && by !== null ? by.role : (by ?? '');
}

export function isOver(snapshot: Snapshot): boolean {
  return snapshot.stage === 'resolved' || snapshot.stage === 'closed';
}

export function isWithPerson(snapshot: Snapshot): boolean {
  return snapshot.stage === 'awaiting_agent' || snapshot.stage === 'with_agent';
}

export function isMine(event: ThreadEvent, me: Me): boolean {
  return event.author.role === me.role && (event.author.id ?? me.id) === me.id;
}

/** The question that waits for this reader. Staff watch, they never answer for a party. */
export function openQuestion(snapshot: Snapshot, events: readonly ThreadEvent[], me: Me): QuestionBody | undefined {
  const question = snapshot.question;
  if (!question || me.role === 'agent' || me.role === 'operator') {
    return undefined;
  }
  const asked = events.findLast((event) => event.kind === 'question' && event.body.question_id === question.question_id) as
    EventOf<'question'> | undefined;
  const forMe = asked ? (asked.to ?? [me.role]).includes(me.role) : snapshot.awaited === me.role;
  return forMe ? { ...asked?.body, ...question } : undefined;
}

/** The buyer has spoken and the bot, which leads here, has not answered yet. */
export function isBotsTurn(snapshot: Snapshot, events: readonly ThreadEvent[], me: Me): boolean {
  const leads = (snapshot.stage === 'talking' || snapshot.stage === 'gathering') && roleOf(snapshot.controller) === 'bot';
  const last = events.at(-1);
  return leads && !snapshot.question && last !== undefined && isMine(last, me) && last.kind !== 'withdraw';
}

export interface Standing {
  proposal: ProposalBody;
  mine: boolean;
  /** This reader may accept, counter or refuse it. */
  answerable: boolean;
}

/** What is on the table. What the bot derived from the buyer's wish is for the seller; a counter is for the other party. */
export function standingProposals(snapshot: Snapshot, me: Me): Standing[] {
  const open = (snapshot.proposals ?? []).filter((proposal) => isOpen(proposal));
  const counters = open.filter((proposal) => ['buyer', 'seller'].includes(roleOf(proposal.by)));
  const forMe = counters.filter((proposal) => roleOf(proposal.by) !== me.role);
  const waitsForMe = snapshot.awaited === me.role && (me.role === 'buyer' || me.role === 'seller');
  return open.map((proposal) => {
    const by = roleOf(proposal.by);
    const addressed = forMe.length > 0 && me.role === 'buyer' ? forMe.includes(proposal) : by !== me.role;
    const answerable = proposal.acceptor ? proposal.acceptor === me.role : addressed;
    return { proposal, mine: by === me.role, answerable: waitsForMe && answerable };
  });
}

function isOpen(proposal: ProposalBody): boolean {
  return (proposal.state ?? 'open').toLowerCase() === 'open';
}

/** In these stages an outcome is looked for; one that was contested before does not stand any more. */
const SEARCHING = ['talking', 'gathering', 'awaiting_seller', 'awaiting_buyer'];

/** Consent is not taken back: who does not want the software asks for a person. */
const CONSENT = 'consent';

export interface Outcome {
  kind: 'agreement' | 'decision';
  at?: string;
  author?: Author;
  body: OutcomeBody;
}

/** The last agreement or decision; a decision made after an agreement wins. */
export function outcomeOf(snapshot: Snapshot, events: readonly ThreadEvent[]): Outcome | undefined {
  if (SEARCHING.includes(snapshot.stage)) {
    return undefined;
  }
  const last = events.findLast((event) => event.kind === 'agreement' || event.kind === 'decision');
  if (last && (last.kind === 'agreement' || last.kind === 'decision')) {
    return { kind: last.kind, at: last.at, author: last.author, body: last.body };
  }
  return snapshot.agreement ? { kind: 'agreement', body: snapshot.agreement } : undefined;
}

export interface SettlementStep {
  state: 'requested' | 'confirmed' | 'failed';
  at: string;
  refundMinor: number;
  releaseMinor: number;
}

/** The steps of the last instruction, in the order they were told. */
export function settlementSteps(events: readonly ThreadEvent[]): SettlementStep[] {
  const told = events.filter((event): event is EventOf<'settlement'> & ThreadEvent => event.kind === 'settlement');
  const last = told.at(-1)?.body.instruction_id;
  return told
    .filter((event) => event.body.instruction_id === last)
    .map((event) => ({
      state: event.body.state,
      at: event.at,
      refundMinor: event.body.refund_minor ?? 0,
      releaseMinor: event.body.release_minor ?? 0,
    }));
}

/** My last answer while it can still be taken back: nothing was proposed, agreed or handed over since. */
export function undoableAnswer(snapshot: Snapshot, events: readonly ThreadEvent[], me: Me): EventOf<'answer'> | undefined {
  if (snapshot.stage !== 'talking' && snapshot.stage !== 'gathering') {
    return undefined;
  }
  const last = events.findLast((event) => (event.kind === 'answer' || event.kind === 'undo') && isMine(event, me));
  if (last?.kind !== 'answer' || last.body.question_id === CONSENT) {
    return undefined;
  }
  const asked = events.find((event) => event.kind === 'question' && event.body.question_id === last.body.question_id);
  return asked?.kind === 'question' && asked.body.confirms ? undefined : last;
}

/** Receipt can be confirmed where the stage waits for exactly that. */
export function mayConfirmReceipt(snapshot: Snapshot, me: Me): boolean {
  return (
    (snapshot.stage === 'awaiting_fulfilment' && me.role === 'buyer') ||
    (snapshot.stage === 'awaiting_return' && me.role === 'seller' && snapshot.awaited === 'seller')
  );
}

export function mayWithdraw(snapshot: Snapshot, me: Me): boolean {
  return me.role === 'buyer' && !isOver(snapshot) && snapshot.stage !== 'settling';
}

export function mayContest(snapshot: Snapshot, outcome: Outcome | undefined, me: Me): boolean {
  const settled = ['resolved', 'awaiting_return', 'awaiting_fulfilment'].includes(snapshot.stage);
  return outcome !== undefined && settled && (me.role === 'buyer' || me.role === 'seller');
}
