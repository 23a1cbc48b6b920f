// SPDX-License-Identifier: Apache-2.0

/** A test runner of a few lines: tests run one after another in a real browser, under a strict Content-Security-Policy. */

type Test = { name: string; run: () => void | Promise<void> };
export type Result = { name: string; failure?: string };

const tests: Test[] = [];
const TEST_TIMEOUT_MS = 5_000;

export function test(name: string, run: Test['run']): void {
  tests.push({ name, run });
}

export async function runAll(): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, run } of tests) {
    results.push({ name, failure: await failureOf(run) });
    document.body.replaceChildren();
    sessionStorage.clear();
  }
  return results;
}

async function failureOf(run: Test['run']): Promise<string | undefined> {
  const violations: string[] = [];
  const note = (event: SecurityPolicyViolationEvent) =>
    violations.push(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
  document.addEventListener('securitypolicyviolation', note);
  try {
    await Promise.race([run(), timeout()]);
    return violations[0];
  } catch (failure) {
    return (failure as Error).stack ?? String(failure);
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`not done after ${TEST_TIMEOUT_MS} ms`)), TEST_TIMEOUT_MS));
}

export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) {
    throw new Error(`${what}: expected ${right} but was ${left}`);
  }
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) {
    throw new Error(`not true: ${what}`);
  }
}

/** Asks again until it holds; the timeout of the test bounds it. */
export async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

export async function rejects(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (failure) {
    return failure as Error;
  }
  throw new Error('expected a failure');
}

/** Everything that matches, through all open shadow roots, in document order. */
export function deepAll<T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as T] : []),
    ...(element.shadowRoot ? deepAll<T>(selector, element.shadowRoot) : []),
  ]);
}

export function deep<T extends Element = HTMLElement>(selector: string, root?: ParentNode): T | undefined {
  return deepAll<T>(selector, root)[0];
}

/** What a reader sees of an element, shadow roots included. */
export function textOf(element: Element): string {
  const nodes = element.shadowRoot ? [...element.shadowRoot.childNodes] : [...element.childNodes];
  return nodes
    .map((node) => (node instanceof Element ? textOf(node) : node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
