// SPDX-License-Identifier: Apache-2.0

/** A calmer wording of words that were not sent: the answer of `POST /conversations/{id}/rewordings`. */
export interface Rewording {
  text: string;
  /** What was observed, what it does to me, what I need, what I ask; a part may be missing. */
  parts: Partial<Record<Part, string | null>>;
  /** From the own words to the calmer ones, in reading order. */
  diff: Change[];
  by: 'local' | 'model';
}

export type Part = 'observation' | 'feeling' | 'need' | 'request';

export const PARTS: Part[] = ['observation', 'feeling', 'need', 'request'];

export interface Change {
  op: 'same' | 'removed' | 'added';
  text: string;
}
