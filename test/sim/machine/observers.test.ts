import { describe, expect, it } from 'vitest';
import { someoneMayLook } from '../../../sim/machine/observers.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { type MachineSketch, machineLitmus, playMachine } from '../../helpers/machine-builder.ts';

const guest = { reads: 1, writes: 1 };
const looks = (lines: readonly string[], sketch: MachineSketch = {}, options = {}): boolean => {
  const { world, final } = playMachine({ guest, cache: 'writeback', ...sketch }, lines, options);
  return someoneMayLook(world, final, 0);
};
const launched = ['D.open', 'D.check', 'D.read-geometry'];

describe('write-back at the source matters', () => {
  it('while the destination opens its image, but not while it waits for the state', () => {
    expect(looks([])).toBe(true);
    expect(looks(launched.slice(0, 2))).toBe(true);
    expect(looks(launched)).toBe(false);
    expect(looks([...launched, 'S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock'])).toBe(false);
  });

  it('as soon as the state is on its way', () => {
    const sent = [...launched, 'S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'];
    expect(looks(sent)).toBe(true);
  });

  it('not before an arbiter has started the destination', () => {
    expect(looks([], { migrations: [{ from: 'S', to: 'D', arbiter: 'cont' }] })).toBe(false);
  });

  it('not where nobody else is there', () => {
    expect(looks([], { machines: { S: 'writeback' } })).toBe(false);
  });

  it('while another program has a look at the file before it', () => {
    const hosts = { P: { host: 'T', opens: { p: 'read-only' } } };
    const machines = { S: 'writeback' };
    const steps = ['S: write x 1', 'P: read p x'];
    const run = (lines: readonly string[]) => {
      const { world, final } = playMachine({ hosts, machines, steps }, lines);
      return someoneMayLook(
        world,
        final,
        world.views.findIndex(({ name }) => name === 'S'),
      );
    };
    expect(run([])).toBe(true);
    expect(run(['step 1', 'step 2'])).toBe(false);
  });
});

describe('where registers tell old values apart', () => {
  const steps = ['D: launch', 'S: write x 1', 'S: write x 2', 'S: migrate', 'D: read x -> r'];
  const script = { cache: 'writeback', steps };

  it('write-back matters while what is dirty may still be overwritten', () => {
    const at = (count: number) => {
      const lines = ['step 1', ...launched, 'step 2', 'step 3', 'step 4'].slice(0, count);
      const { world, final } = playMachine(script, lines);
      return someoneMayLook(world, final, 0);
    };
    expect([at(4), at(5), at(6), at(7)]).toEqual([true, true, true, false]);
  });

  it('what was overwritten can be found, where it was written back before', () => {
    const machines = { S: { qemu: '2011', cache: 'unsafe' }, D: { qemu: '2011', cache: 'none' } };
    const { outcomes } = outcomesOf(machineLitmus({ machines, steps, migrations: [{ from: 'S', to: 'D' }] }));
    expect(outcomes.map(({ key }) => key)).toEqual(['r = 1!', 'r = 2', 'r = aa!']);
  });
});

describe('write-back always matters', () => {
  it.each<[string, MachineSketch]>([
    ['where a host may crash', { faults: { 'host-crash': { S: 1 } } }],
    ['where a flush may fail', { faults: { 'flush-error': { S: 1 } } }],
    ['where a process may be killed', { faults: { 'process-kill': 1 } }],
    ['where the target has a volatile cache', { storage: { name: 'iscsi', 'write-cache': true } }],
    ['where nodes are fenced', { migrations: [{ from: 'S', to: 'D', arbiter: 'ideal', fencing: 'power' }] }],
  ])('%s', (_, sketch) => {
    expect(looks([], { machines: { S: 'writeback', D: 'writeback' }, ...sketch })).toBe(true);
    const lone = 'migrations' in sketch ? sketch : { ...sketch, machines: { S: 'writeback' } };
    expect(looks([], lone)).toBe(true);
  });

  it.each(['check', 'dirty-flag'])('where somebody asks for it: %s', (operation) => {
    const image = { format: 'qcow2', allocated: ['x'], 'lazy-refcounts': true };
    const { world, final } = playMachine(
      { image, initial: { x: 'aa' }, machines: { S: 'writeback' }, steps: [`S: ${operation} -> r`] },
      [],
    );
    expect(someoneMayLook(world, final, 0)).toBe(true);
  });

  it('in an unreduced world', () => {
    expect(looks(launched, {}, { withoutReductions: ['late-write-back'] })).toBe(true);
  });
});
