// SPDX-License-Identifier: Apache-2.0

import type { Chat } from '../components/chat/chat.js';
import type { DemoShop } from '../components/demo/demo-session.js';
import type { Author, Photo, ProposalBody } from '../contract/events.js';
import type { Rewording } from '../contract/rewording.js';
import { ALICE, BOT, NORA, ScriptedServer, SHOP, tokenFor } from './scripted-server.js';

/** Moments of one dispute, to look at and to test on. */

const PHOTOS: Photo[] = [
  { photo_id: 'p1', url: '/photos/shade', width: 1200, height: 900 },
  { photo_id: 'p2', url: '/photos/box', width: 900, height: 1200 },
];

const EXPIRES = '2026-11-25T13:05:00Z';

export const PROPOSALS: ProposalBody[] = [
  {
    proposal_id: 'pr-1',
    by: 'bot',
    remedy: 'partial_refund',
    rule: 'P4',
    amount_minor: 2500,
    currency: 'EUR',
    return: 'none',
    why: 'L’abat-jour est cassé, la lampe fonctionne : deux photos le montrent.',
    expires_at: EXPIRES,
  },
  {
    proposal_id: 'pr-2',
    by: 'bot',
    remedy: 'replacement',
    currency: 'EUR',
    return: 'none',
    why: 'L’acheteur accepte un nouvel abat-jour.',
    expires_at: EXPIRES,
  },
  {
    proposal_id: 'pr-3',
    by: 'bot',
    remedy: 'full_refund',
    amount_minor: 8900,
    currency: 'EUR',
    return: 'required',
    return_paid_by: 'seller',
    why: 'Article arrivé abîmé : le retour est aux frais du vendeur.',
    expires_at: EXPIRES,
  },
];

/** The buyer has told the problem and is asked what is broken. */
export function gathering(): ScriptedServer {
  const server = new ScriptedServer(ALICE, {
    on_silence: { action: 'close', text: 'sans réponse, la conversation se ferme ; vous pourrez la rouvrir pendant 14 jours.' },
  });
  const quiet = { silent: true } as never;
  server.push(ALICE, 'text', { text: 'mon abat-jour est arrivé cassé' }, quiet);
  server.push(
    BOT,
    'text',
    {
      text: 'Bonjour. Je suis un logiciel : je recueille les faits et vous propose des solutions, à vous et au vendeur. Vous pouvez demander une personne à tout moment.',
    },
    quiet,
  );
  const consent = { question_id: 'consent', text: 'Souhaitez-vous une médiation ?', input: 'choice' as const };
  const options = [
    { id: 'yes', label: 'Oui, commençons' },
    { id: 'person', label: 'Je préfère une personne' },
  ];
  server.push(BOT, 'question', { ...consent, options }, { silent: true, to: ['buyer'] } as never);
  server.push(ALICE, 'answer', { question_id: 'consent', option_ids: ['yes'] }, quiet);
  const question = {
    question_id: 'what-is-broken',
    text: 'Je suis désolé pour votre abat-jour. Pouvez-vous encore vous servir de la lampe ?',
    input: 'choice' as const,
    options: [
      { id: 'works', label: 'Oui, mais une partie est cassée' },
      { id: 'useless', label: 'Non, elle est inutilisable' },
      { id: 'unsafe', label: 'Elle est dangereuse (verre, courant)' },
    ],
    why: 'Cela décide des solutions que nous pouvons proposer.',
  };
  server.push(BOT, 'question', question, { silent: true, to: ['buyer'] } as never);
  server.snapshot = { ...server.snapshot, question };
  return server;
}

/** The seller sees photos and three solutions. */
export function awaitingSeller(): ScriptedServer {
  const server = new ScriptedServer(SHOP, {
    stage: 'awaiting_seller',
    awaited: 'seller',
    due_at: EXPIRES,
    on_silence: { action: 'first_solution', text: 'the buyer’s first solution is carried out.' },
    proposals: PROPOSALS,
  });
  const quiet = { silent: true } as never;
  server.push(ALICE, 'text', { text: 'mon abat-jour est arrivé cassé' }, quiet);
  server.push(ALICE, 'photos', { photos: PHOTOS, text: 'Voilà le carton et l’abat-jour.' }, quiet);
  server.push(
    BOT,
    'text',
    {
      text: 'Alice reports that the lampshade arrived broken; the lamp works. These are the solutions she would accept. Which one suits you?',
    },
    quiet,
  );
  PROPOSALS.forEach((proposal) => server.push(BOT, 'proposal', proposal, quiet));
  return server;
}

/** Agreed, and the money is confirmed. */
export function settled(): ScriptedServer {
  const server = awaitingSeller();
  const quiet = { silent: true } as never;
  server.push(SHOP, 'response', { proposal_id: 'pr-1', decision: 'accept' }, quiet);
  const agreement = {
    proposal_id: 'pr-1',
    remedy: 'partial_refund',
    amount_minor: 2500,
    currency: 'EUR',
    return: 'none',
    reasons: ['Le colis est arrivé abîmé, deux photos le montrent.', 'Vous avez tous deux choisi cette solution.'],
    rule: 'P3',
    redress: 'Vous pouvez contester auprès d’une personne pendant 14 jours.',
  };
  server.push(BOT, 'agreement', agreement, quiet);
  const settlement = { instruction_id: 'i-1', refund_minor: 2500, release_minor: 7090 };
  server.push(BOT, 'settlement', { ...settlement, state: 'requested' }, quiet);
  server.push(BOT, 'settlement', { ...settlement, state: 'confirmed' }, quiet);
  server.snapshot = {
    ...server.snapshot,
    stage: 'resolved',
    awaited: 'none',
    due_at: null,
    on_silence: null,
    proposals: [],
    agreement,
  };
  return server;
}

/** A mediator holds the case and talks with both. */
export function withAgent(): ScriptedServer {
  const server = awaitingSeller();
  const quiet = { silent: true } as never;
  server.push(SHOP, 'response', { decision: 'refuse_all', reason: 'The parcel left in perfect condition.' }, quiet);
  server.push(BOT, 'handoff', { from: 'bot', to: 'queue', tier: 2, queue_position: 2 }, quiet);
  server.push(NORA, 'handoff', { from: 'queue', to: 'a-1', tier: 2 }, quiet);
  server.push(
    NORA,
    'text',
    { text: 'Bonjour à tous les deux, je suis Nora. J’ai lu tout le dossier. Le transporteur signale-t-il un choc ?' },
    quiet,
  );
  server.snapshot = {
    ...server.snapshot,
    stage: 'with_agent',
    awaited: 'agent',
    controller: 'a-1',
    proposals: [],
    on_silence: null,
  };
  return server;
}

/** What the demonstration's session answers. */
export const SHOP_SESSION: DemoShop = {
  currency: 'EUR',
  orders: [
    {
      order_id: '1042',
      title: 'Lampe à abat-jour',
      total_minor: 9590,
      currency: 'EUR',
      status: 'delivered',
      kind: 'goods',
      buyer: { id: 'b-1', name: 'Alice Martin', locale: 'fr', token: tokenFor(ALICE, 'fr') },
      seller: { id: 's-1', name: 'Brocante du Port', locale: 'en', token: tokenFor(SHOP, 'en') },
    },
    {
      order_id: '1043',
      title: 'Pose de deux étagères',
      total_minor: 12000,
      currency: 'EUR',
      status: 'done',
      kind: 'service',
      buyer: { id: 'b-1', name: 'Alice Martin', locale: 'fr', token: tokenFor(ALICE, 'fr') },
      seller: { id: 's-1', name: 'Brocante du Port', locale: 'en', token: tokenFor(SHOP, 'en') },
    },
  ],
  agent: { id: 'a-1', name: 'Nora Lindqvist', locale: 'en', token: tokenFor(NORA, 'en') },
};

/** A widget on a scripted server, in the document. */
export function openChat(server: ScriptedServer, author: Author, locale: string): Chat {
  const chat = document.createElement('entente-chat') as Chat;
  chat.order = server.snapshot.order_id;
  chat.tokenProvider = () => Promise.resolve(tokenFor(author, locale));
  chat.connect = () => ({ rest: server, live: server });
  document.body.append(chat);
  return chat;
}

/** The demonstration page, its mediator with one case open. */
export function openDemo(): HTMLElement {
  const server = withAgent();
  const line = {
    id: server.snapshot.id,
    order_id: '1042',
    category: 'damaged_in_transit',
    priority: 'high',
    tier: 2,
    stage: 'with_agent',
  };
  server.answers.set('GET /conversations', { items: [{ ...line, awaited: 'agent', unread: 2 }], next: null });
  server.answers.set('GET /desk/queue', {
    items: [{ ...line, due_at: EXPIRES, controller: 'a-1', controller_name: 'Nora' }],
    next: null,
  });
  server.answers.set(`GET /desk/conversations/${server.snapshot.id}`, {
    order: {
      buyer: { name: 'Alice Martin' },
      seller: { name: 'Brocante du Port' },
      lines: [{ title: 'Lampe à abat-jour', quantity: 1, price_minor: 8900 }],
      shipping_minor: 690,
      paid_minor: 9590,
      parcel: { carrier: 'colissimo', status: 'delivered', delivered_at: '2026-11-20T10:00:00Z' },
    },
  });
  globalThis.fetch = () => Promise.resolve(Response.json(SHOP_SESSION));
  const demo = Object.assign(document.createElement('entente-demo'), { connect: () => ({ rest: server, live: server }) });
  document.body.append(demo);
  return demo;
}

/** An angry sentence in calmer words, as the server answers it. */
export function calmerWords(): Rewording {
  return {
    text: 'La lampe à 89 € est arrivée cassée. Je suis déçue. Je demande un remboursement de 40 €.',
    parts: {
      observation: 'La lampe à 89 € est arrivée cassée.',
      feeling: 'Je suis déçue.',
      need: null,
      request: 'Je demande un remboursement de 40 €.',
    },
    diff: [
      { op: 'removed', text: 'Espèce de voleur ! ' },
      { op: 'same', text: 'La lampe à 89 € est arrivée ' },
      { op: 'removed', text: 'CASSÉE, rendez-moi 40 € !!!' },
      { op: 'added', text: 'cassée. Je suis déçue. Je demande un remboursement de 40 €.' },
    ],
    by: 'local',
  };
}
