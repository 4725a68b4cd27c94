/**
 * As much of vitest as the tests of the model use: it collects them, so that each can be run alone, as often as there
 * are mutants, in milliseconds. What it does not know, it does not have: a test that needs it fails to load, loudly.
 */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

chai.use(({ Assertion }) => {
  Assertion.addMethod('toMatchInlineSnapshot', function (this: Chai.AssertionStatic & { _obj: unknown }, text: string) {
    // Texts only; how they are indented in the file of the test does not matter, so neither do blanks here.
    const squashed = (one: string): string => one.replaceAll(/\s+/g, ' ').trim();
    if (typeof this._obj !== 'string') throw new Error('only texts are compared with snapshots here');
    chai.expect(squashed(`"${this._obj}"`)).to.equal(squashed(text));
  });
});

export const expect = chai.expect;

/** Nothing of it: a test that needs it fails without a mutant, and is left out. */
export const vi: unknown = undefined;

type Body = (...values: unknown[]) => unknown;

export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

let collected: CollectedTest[] = [];
let groups: string[] = [];

/** The tests of what `load` loads. */
export function collect(load: () => void): readonly CollectedTest[] {
  collected = [];
  groups = [];
  load();
  return collected;
}

function addTest(name: string, body: Body): void {
  collected.push({ name: [...groups, name].join(' > '), run: () => body() });
}

function addGroup(name: string, body: Body): void {
  groups.push(name);
  try {
    body();
  } finally {
    groups.pop();
  }
}

export const it = withEach(addTest);
export const test = it;
export const describe = withEach(addGroup);

/** Types are the type checker's business. */
export const expectTypeOf = (): unknown => anything;
const anything: unknown = new Proxy(() => anything, { get: () => anything });

type Add = (name: string, body: Body) => void;

/** `each`: an array entry is spread over the parameters of the test, anything else is its only one. */
function withEach(add: Add): Add & { each: (rows: readonly unknown[]) => Add } {
  return Object.assign((name: string, body: Body) => add(name, body), {
    each:
      (rows: readonly unknown[]): Add =>
      (name, body) => {
        for (const [index, row] of rows.entries())
          add(`${name} #${index}`, () => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
      },
  });
}
