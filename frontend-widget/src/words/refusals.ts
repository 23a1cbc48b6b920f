// SPDX-License-Identifier: Apache-2.0

import type { Problem } from '../contract/snapshot.js';
import type { Words } from './words.js';

/** Why something was refused, in the reader's language: by the stable code of the problem, else by its status. */
export function explain(words: Words, problem: Problem, currency = 'EUR'): string {
  const { min_minor: min, max_minor: max } = problem;
  if (typeof min === 'number' && typeof max === 'number') {
    return words.say('question.between', { min: words.amount(min, currency), max: words.amount(max, currency) });
  }
  const code = problem.type?.split(/[/:#]/).at(-1) ?? '';
  const key = [`refusal.${code}`, `refusal.status.${problem.status}`].find((candidate) => words.has(candidate));
  if (key && words.has(key)) {
    return words.say(key, { name: holderOf(problem) });
  }
  return words.language === 'en' && problem.detail ? problem.detail : words.say('refusal.other');
}

function holderOf(problem: Problem): string {
  const { holder } = problem;
  return typeof holder === 'object' ? (holder.name ?? holder.id ?? '') : (holder ?? '');
}
