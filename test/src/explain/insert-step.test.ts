import { describe, expect, test } from 'vitest';
import { handoffTable } from '../../../sim/machine/handoff-table.ts';
import { candidateSteps, withSteps } from '../../../src/explain/insert-step.ts';

const handoff = (name: string) => handoffTable[name]!;
const candidates = (name: string): string[] =>
  candidateSteps(handoff(name)).map((added) => added.map(({ side, step }) => `${side} ${step}`).join(' + '));

describe('what a handoff might lack', () => {
  test('is every step of today that it does not have, and proposals last', () => {
    expect(candidates('2011')).toEqual([
      'source flush',
      'source inactivate',
      'source unlock',
      'destination lock',
      'destination drop-cache',
      'destination refresh-size',
      'destination invalidate',
      'destination activate',
      'source-fails lock',
      'source-fails drop-cache',
      'source-fails refresh-size',
      'source-fails invalidate',
      'source-fails activate',
      'source await-acknowledgement + destination acknowledge',
      'destination reopen',
      'destination refresh-devices',
    ]);
  });

  test('is next to nothing today', () => {
    expect(candidates('10.0-return-path')).toEqual(['destination reopen', 'destination refresh-devices']);
  });

  test('is also a step that comes too late', () => {
    expect(candidates('invalidate-then-drop')).toContain('destination drop-cache');
    expect(candidates('3.0')).not.toContain('destination drop-cache');
  });
});

describe('a step is put where it belongs', () => {
  test('on the destination in front of what depends on it', () => {
    const { destination } = withSteps(handoff('1.0'), [{ side: 'destination', step: 'drop-cache' }]);
    expect(destination.indexOf('drop-cache')).toBe(destination.indexOf('invalidate') - 1);
    expect(destination.filter((step) => step !== 'drop-cache')).toEqual(handoff('1.0').destination);
  });

  test('in front of a step of the same name that comes too late', () => {
    const { destination } = withSteps(handoff('invalidate-then-drop'), [{ side: 'destination', step: 'drop-cache' }]);
    expect(destination.slice(0, 2)).toEqual(['receive', 'drop-cache']);
    expect(destination.lastIndexOf('drop-cache')).toBeGreaterThan(destination.indexOf('invalidate'));
  });

  test('on the source before the end of the state is sent', () => {
    expect(withSteps(handoff('flush-in-last-phase'), [{ side: 'source', step: 'inactivate' }]).source).toEqual([
      'stop',
      'drain',
      'flush',
      'inactivate',
      'send',
      'finish',
    ]);
  });

  test('and a flush that counts takes the place of one that does not', () => {
    expect(withSteps(handoff('2011'), [{ side: 'source', step: 'flush' }]).source).toEqual([
      'stop',
      'drain',
      'flush',
      'send',
      'finish',
    ]);
  });

  test('and in the list for failures before the guest runs again', () => {
    expect(withSteps(handoff('2011'), [{ side: 'source-fails', step: 'invalidate' }]).sourceFails).toEqual([
      'invalidate',
      'resume',
    ]);
  });

  test('several one after the other', () => {
    const both = withSteps(handoff('2011'), [
      { side: 'destination', step: 'invalidate' },
      { side: 'destination', step: 'drop-cache' },
    ]);
    expect(both.destination).toEqual(['receive', 'await-cont', 'drop-cache', 'invalidate', 'start']);
  });
});
