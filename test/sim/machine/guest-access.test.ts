import { describe, expect, it } from 'vitest';
import { guestAccess, kindOfChoice, processOfChoice, readLines } from '../../../sim/machine/guest-access.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const guest = { writes: 2, reads: 1 };
const names = ['S', 'D'];

/** What the guest got in the last line. */
function got(sketch: MachineSketch, lines: readonly string[]): string[] {
  const { world, model, steps } = playMachine(sketch, lines);
  const { choice, before } = steps.at(-1)!;
  return readLines(world, model, choice, before);
}

/** Who does what in each line, and which guest sector it reads or writes. */
function seen(sketch: MachineSketch, lines: readonly string[]) {
  const { world, model, trace } = playMachine(sketch, lines);
  return trace.map((choice) => {
    const access = guestAccess(world, model, choice);
    return [
      names[processOfChoice(world, model, choice)] ?? 'nobody',
      kindOfChoice(world, model, choice),
      ...(access === null
        ? []
        : [access.kind, world.machine!.setup.guestSectors[access.guestSector]!.name, access.variant.label]),
    ];
  });
}

describe('what a guest gets', () => {
  it('is what its last write left there', () => {
    expect(got({ guest }, ['S.guest-writes y', 'S.guest-reads y'])).toEqual(['guest: reads w1 from y']);
    expect(got({ guest }, ['S.guest-writes y', 'S.guest-reads x'])).toEqual(['guest: reads aa from x']);
  });

  it('is told beside what it should have been', () => {
    const image = { format: 'qcow2', allocated: ['x'] };
    const opened = ['D.open', 'D.check', 'D.probe', 'D.read-geometry', 'S.begins', 'S.guest-writes y'];
    const moved = ['S.stop', 'S.drain', 'S.flush', 'S.send', 'D.receive', 'D.await-cont', 'D.start'];
    expect(got({ qemu: '2011', image, guest }, [...opened, ...moved, 'D.guest-reads y'])).toEqual([
      'guest: reads 0 from y, but its last write is w1',
    ]);
  });

  it('is an error where the host has no path to the storage', () => {
    expect(got({ guest, faults: { partition: { S: 1 } } }, ['S.lose-path', 'S.guest-reads x'])).toEqual([
      'guest: gets an error instead of x',
    ]);
  });

  it('is not told of a write, nor of a read that a register tells', () => {
    expect(got({ guest }, ['S.guest-writes x'])).toEqual([]);
    expect(got({ machines: { S: 'none' }, steps: ['S: read x -> r'] }, ['step 1'])).toEqual([]);
  });
});

describe('a choice', () => {
  it('belongs to the process whose guest or QEMU takes it, and to nobody else', () => {
    const faults = { 'process-kill': 1, partition: { S: 1 } };
    expect(
      seen({ guest, faults }, ['D.open', 'S.guest-writes y', 'S.guest-reads x', 'host.kills D', 'S.lose-path']),
    ).toEqual([
      ['D', 'open'],
      ['S', 'guest-writes', 'write', 'y', ''],
      ['S', 'guest-reads', 'read', 'x', ''],
      ['nobody', 'kills'],
      ['S', 'lose-path'],
    ]);
  });

  it('of a scenario is named by what it does', () => {
    const steps = ['S: write x 1', 'S: flush', 'S: read y -> r'];
    expect(seen({ machines: { S: 'none' }, steps }, ['step 1', 'step 2', 'step 3'])).toEqual([
      ['S', 'vm-write', 'write', 'x', ''],
      ['S', 'vm-flush'],
      ['S', 'vm-read', 'read', 'y', ''],
    ]);
  });

  it('remembers what chance decided in it', () => {
    const image = { format: 'qcow2', allocated: ['x'] };
    const sketch = { cache: 'writeback', image, guest };
    expect(
      seen(sketch, [
        'S.guest-writes y, pages of tables dropped before',
        'S.guest-reads x, pages of data dropped before',
      ]),
    ).toEqual([
      ['S', 'guest-writes', 'write', 'y', 'pages of tables dropped before'],
      ['S', 'guest-reads', 'read', 'x', 'pages of data dropped before'],
    ]);
  });
});
