// SPDX-License-Identifier: Apache-2.0

import type { ProposalBody } from '../contract/events.js';
import type { Snapshot } from '../contract/snapshot.js';
import { equal, ok, test } from '../testing/harness.js';
import { gathering, PROPOSALS, settled } from '../testing/scenes.js';
import { ALICE, meOf, NORA, ScriptedServer, SHOP } from '../testing/scripted-server.js';
import { mayContest, openQuestion, outcomeOf, settlementSteps, standingProposals, undoableAnswer } from './standing.js';

const counter: ProposalBody = { proposal_id: 'c-1', by: 'seller', remedy: 'partial_refund', amount_minor: 2000 };

function snapshotWith(changes: Partial<Snapshot>): Snapshot {
  return new ScriptedServer(SHOP, changes).snapshot;
}

async function answerable(snapshot: Snapshot, who: typeof SHOP): Promise<string[]> {
  const me = await meOf(who);
  return standingProposals(snapshot, me)
    .filter((standing) => standing.answerable)
    .map((standing) => standing.proposal.proposal_id);
}

test('lets only the awaited party answer proposals', async () => {
  const snapshot = snapshotWith({ stage: 'awaiting_seller', awaited: 'seller', proposals: PROPOSALS });

  equal(await answerable(snapshot, SHOP), ['pr-1', 'pr-2', 'pr-3']);
  equal(await answerable(snapshot, ALICE), []);
  equal(await answerable(snapshot, NORA), []);
});

test('lets the buyer answer the counter and nothing else', async () => {
  const snapshot = snapshotWith({ stage: 'awaiting_buyer', awaited: 'buyer', proposals: [...PROPOSALS, counter] });

  equal(await answerable(snapshot, ALICE), ['c-1']);
  equal(await answerable(snapshot, SHOP), []);
});

test('leaves out proposals that are closed', async () => {
  const proposals = PROPOSALS.map((proposal, index) => ({ ...proposal, state: index === 0 ? 'open' : 'refused' }));
  const snapshot = snapshotWith({ stage: 'awaiting_seller', awaited: 'seller', proposals });

  equal(standingProposals(snapshot, await meOf(SHOP)).length, 1);
});

test('asks only the one the question is for', async () => {
  const server = gathering();

  equal(openQuestion(server.snapshot, server.events, await meOf(ALICE))?.question_id, 'what-is-broken');
  equal(openQuestion(server.snapshot, server.events, await meOf(SHOP)), undefined);
  equal(openQuestion(server.snapshot, server.events, await meOf(NORA)), undefined);
});

test('does not offer to take consent back', async () => {
  const server = gathering();

  equal(undoableAnswer(server.snapshot, server.events, await meOf(ALICE)), undefined);
});

test('offers to take the last answer back until it was', async () => {
  const server = gathering();
  const me = await meOf(ALICE);
  server.push(ALICE, 'answer', { question_id: 'what-is-broken', option_ids: ['works'] });
  equal(undoableAnswer(server.snapshot, server.events, me)?.body.question_id, 'what-is-broken');

  server.push(ALICE, 'undo', { question_id: 'what-is-broken' });
  equal(undoableAnswer(server.snapshot, server.events, me), undefined);

  server.push(ALICE, 'answer', { question_id: 'what-is-broken', option_ids: ['useless'] });
  ok(undoableAnswer(server.snapshot, server.events, me), 'the new answer can be taken back');
  equal(undoableAnswer({ ...server.snapshot, stage: 'awaiting_seller' }, server.events, me), undefined);
});

test('follows the money of the last instruction', () => {
  const server = settled();

  equal(
    settlementSteps(server.events).map((step) => [step.state, step.refundMinor, step.releaseMinor]),
    [
      ['requested', 2500, 7090],
      ['confirmed', 2500, 7090],
    ],
  );
});

test('lets the outcome be contested once it stands', async () => {
  const server = settled();
  const outcome = outcomeOf(server.snapshot, server.events);

  ok(mayContest(server.snapshot, outcome, await meOf(ALICE)), 'resolved');
  ok(!mayContest({ ...server.snapshot, stage: 'settling' }, outcome, await meOf(ALICE)), 'not while money moves');
  ok(!mayContest(server.snapshot, outcome, await meOf(NORA)), 'not by staff');
});

test('does not show an outcome that was contested as if it stood', () => {
  const server = settled();

  equal(outcomeOf({ ...server.snapshot, stage: 'awaiting_seller', agreement: null }, server.events), undefined);
  ok(outcomeOf({ ...server.snapshot, stage: 'with_agent' }, server.events), 'the mediator looks at it');
});
