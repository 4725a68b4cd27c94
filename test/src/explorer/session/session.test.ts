import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awaitedGuess,
  chosen,
  closed,
  currentBranch,
  guessed,
  movedTo,
  newSession,
  pinned,
  pinnedBranch,
  predicting,
  renamed,
  type Session,
  scoreOf,
  switchedTo,
  withBranch,
} from '../../../../src/explorer/session/session.ts';

const never = (): boolean => false;
const start = (...run: string[]): Session => newSession({ name: 'First', run });

describe('moving', () => {
  test('stays inside the run and keeps what comes later', () => {
    const session = movedTo(start('a', 'b', 'c'), 1, never);
    expect(currentBranch(session)).toMatchObject({ cursor: 1, run: ['a', 'b', 'c'] });
    expect(currentBranch(movedTo(session, -3, never)).cursor).toBe(0);
    expect(currentBranch(movedTo(session, 9, never)).cursor).toBe(3);
  });

  test('stops before what has to be guessed, and goes on after the guess', () => {
    const asks = (step: number): boolean => step === 1;
    const session = predicting(movedTo(start('a', 'read', 'c'), 0, asks), true);
    const stopped = movedTo(session, 3, asks);
    expect(currentBranch(stopped).cursor).toBe(1);
    expect(awaitedGuess(stopped, asks)).toBe(1);
    const after = guessed(stopped, '0');
    expect(currentBranch(after)).toMatchObject({ cursor: 2, guesses: { 1: '0' } });
    expect(currentBranch(movedTo(after, 3, asks)).cursor).toBe(3);
    expect(scoreOf(currentBranch(after), () => '1')).toEqual({ right: 0, of: 1 });
  });

  test('hides nothing from somebody who does not predict', () => {
    const session = movedTo(start('read'), 0, never);
    expect(awaitedGuess(session, () => true)).toBeNull();
    expect(currentBranch(movedTo(session, 1, () => true)).cursor).toBe(1);
  });
});

describe('choosing', () => {
  test('appends at the end', () => {
    const session = chosen(start('a'), 'b');
    expect(session.branches).toHaveLength(1);
    expect(currentBranch(session)).toMatchObject({ run: ['a', 'b'], cursor: 2 });
  });

  test('before the end goes on with what is there, or makes a branch beside it', () => {
    const before = movedTo(start('a', 'b'), 1, never);
    expect(currentBranch(chosen(before, 'b'))).toMatchObject({ id: 1, cursor: 2 });
    const forked = chosen(before, 'x');
    expect(forked.branches.map(({ run }) => run)).toEqual([
      ['a', 'b'],
      ['a', 'x'],
    ]);
    expect(currentBranch(forked).from).toEqual({ branch: 1, at: 1 });
    // The same choice again goes to the branch that is there.
    const again = chosen(switchedTo(forked, 1), 'x');
    expect(again.branches).toHaveLength(2);
    expect(again.current).toBe(forked.current);
  });

  test('leaves a run that was found as it was found', () => {
    const found = withBranch(start(), { name: 'found', run: ['a'], property: 'stale-read' });
    const after = chosen(found, 'b');
    expect(after.branches.map(({ run, property }) => ({ run, property }))).toEqual([
      { run: ['a'], property: 'stale-read' },
      { run: ['a', 'b'], property: null },
    ]);
  });
});

describe('branches', () => {
  const three = chosen(movedTo(chosen(movedTo(start('a', 'b'), 1, never), 'x'), 1, never), 'y');

  test('a found run takes the place of an untouched beginning, and is not kept twice', () => {
    const found = withBranch(start(), { name: 'found', run: ['a', 'b'], property: 'stuck' });
    expect(found.branches).toHaveLength(1);
    expect(currentBranch(found)).toMatchObject({ name: 'found', from: null, cursor: 2 });
    expect(withBranch(found, { name: 'again', run: ['a', 'b'], property: 'stuck' }).branches).toHaveLength(1);
  });

  test('closing one hands its branches on and shows another; the last stays', () => {
    const [first, second] = three.branches;
    const without = closed(switchedTo(three, second!.id), second!.id);
    expect(without.branches).toHaveLength(2);
    expect(without.current).toBe(first!.id);
    const only = closed(without, first!.id);
    expect(only.branches).toHaveLength(1);
    expect(only.branches[0]!.from).toBeNull();
    expect(closed(only, only.current)).toBe(only);
  });

  test('one is pinned and let go, and gets a name that is not empty', () => {
    const beside = pinned(three, 1);
    expect(pinnedBranch(beside)?.id).toBe(1);
    expect(pinnedBranch(pinned(beside, 1))).toBeNull();
    expect(pinnedBranch(closed(beside, 1))).toBeNull();
    expect(renamed(three, 1, ' With a flush ').branches[0]!.name).toBe('With a flush');
    expect(renamed(three, 1, '  ')).toBe(three);
  });
});

test('whatever somebody does, no step is lost and everything points at something', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const operation = fc.oneof(
    name.map((choice) => (session: Session) => chosen(session, choice)),
    fc
      .integer({ min: -1, max: 6 })
      .map((moment) => (session: Session) => movedTo(session, moment, (step) => step === 2)),
    name.map((guess) => (session: Session) => guessed(session, guess)),
    fc
      .array(name, { maxLength: 4 })
      .map((run) => (session: Session) => withBranch(session, { name: 'found', run, property: 'p' })),
    fc.integer({ min: 1, max: 6 }).map((id) => (session: Session) => switchedTo(session, id)),
    fc.boolean().map((on) => (session: Session) => predicting(session, on)),
    fc.integer({ min: 1, max: 6 }).map((id) => (session: Session) => pinned(session, id)),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
      let session = start('a', 'b', 'c');
      for (const operate of operations) {
        const before = session;
        session = operate(session);
        const ids = session.branches.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toContain(session.current);
        for (const { cursor, run, from } of session.branches) {
          expect(cursor).toBeGreaterThanOrEqual(0);
          expect(cursor).toBeLessThanOrEqual(run.length);
          if (from === null) continue;
          const parent = session.branches.find(({ id }) => id === from.branch)!;
          expect(parent.run.slice(0, from.at)).toEqual(run.slice(0, from.at));
        }
        for (const { run } of before.branches)
          expect(session.branches.some((one) => run.every((step, index) => one.run[index] === step))).toBe(true);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});
