// SPDX-License-Identifier: Apache-2.0

import type { EventOf, ResponseBody, ThreadEvent } from '../../contract/events.js';
import type { Words } from '../../words/words.js';

/** What a notice says in one line, and how it feels. */
export interface Notice {
  text: string;
  tone: 'plain' | 'good' | 'bad';
}

const STAGES_TOLD = ['awaiting_seller', 'awaiting_return', 'awaiting_fulfilment', 'resolved', 'closed'];

/** The line that stands in the thread for an event that is no speech; undefined where the banner says it already. */
export function noticeOf(event: ThreadEvent, words: Words, currency: string, who: string): Notice | undefined {
  switch (event.kind) {
    case 'proposal':
      return plain(words.say('notice.proposal', { what: solution(words, event.body, currency) }));
    case 'agreement':
      return good(words.say('notice.agreement', { what: solution(words, event.body, currency) }));
    case 'decision':
      return good(words.say('notice.decision', { what: solution(words, event.body, currency) }));
    case 'response':
      return plain(responseLine(event.body, words, currency, who));
    case 'settlement':
      return settlementNotice(event, words, currency);
    case 'stage':
      return STAGES_TOLD.includes(event.body.stage) ? plain(words.term('stage', event.body.stage)) : undefined;
    case 'handoff':
      return handoffNotice(event, words);
    case 'parcel':
      return plain(event.body.text ?? words.say('notice.parcel', { status: words.term('parcel', event.body.status) }));
    case 'ask_person':
    case 'withdraw':
    case 'undo':
    case 'confirm_received':
    case 'contest':
      return plain(words.say(`notice.${event.kind}`, { who }));
    default:
      return undefined;
  }
}

/** Events that leave no trace on the screen. */
export function isSilent(event: ThreadEvent): boolean {
  const { kind, body } = event;
  return (
    (kind === 'stage' && !STAGES_TOLD.includes(body.stage)) ||
    (kind === 'handoff' && !['queue', 'agent'].includes(body.to ?? 'queue'))
  );
}

/** A remedy with its amount: "Partial refund, €25.00". */
export function solution(
  words: Words,
  body: { remedy?: string | null; amount_minor?: number | null; currency?: string | null },
  currency: string,
): string {
  const remedy = words.term('remedy', body.remedy ?? 'none');
  const amount = body.amount_minor;
  return amount ? words.say('solution', { remedy, amount: words.amount(amount, body.currency ?? currency) }) : remedy;
}

function responseLine(body: ResponseBody, words: Words, currency: string, who: string): string {
  const what = body.remedy ? solution(words, body, currency) : '';
  const line = words.say(`notice.response.${body.decision}`, { who, what });
  return body.reason ? words.say('notice.because', { line, reason: body.reason }) : line;
}

function settlementNotice(event: EventOf<'settlement'>, words: Words, currency: string): Notice {
  const { state, refund_minor, release_minor } = event.body;
  const text = words.say(`notice.settlement.${state}`, {
    refund: words.amount(refund_minor ?? 0, event.body.currency ?? currency),
    release: words.amount(release_minor ?? 0, event.body.currency ?? currency),
  });
  return { text, tone: state === 'confirmed' ? 'good' : state === 'failed' ? 'bad' : 'plain' };
}

/** Who is there now is said by words of their own; the place in the queue is said here. */
function handoffNotice(event: EventOf<'handoff'>, words: Words): Notice | undefined {
  const { to, queue_position } = event.body;
  if (to && to !== 'queue' && to !== 'agent') {
    return undefined;
  }
  return plain(
    queue_position ? words.say('notice.handoff.position', { position: queue_position }) : words.say('notice.handoff.queue'),
  );
}

function plain(text: string): Notice {
  return { text, tone: 'plain' };
}

function good(text: string): Notice {
  return { text, tone: 'good' };
}
