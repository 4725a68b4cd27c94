import { describe, expect, it } from 'vitest';
import { handoffTable } from '../../../sim/machine/handoff-table.ts';
import { qemuVersions } from '../../../sim/machine/qemu-version-table.ts';
import type { QemuBehaviour } from '../../../sim/machine/qemu-versions.ts';

/** From the oldest to the latest; as keys of an object, names that look like whole numbers would come first. */
const versions = Object.entries(qemuVersions).sort(([, a], [, b]) => (a.released < b.released ? -1 : 1));
type Flag = Exclude<keyof QemuBehaviour, 'blocks'>;

describe.each(versions)('QEMU %s', (_, version) => {
  it('has a handoff of the table, a date, news and sources', () => {
    expect(handoffTable[version.handoff]).toBeDefined();
    expect(version.released).toMatch(/^20\d\d-[01]\d/);
    expect(version.news.length).toBeGreaterThan(10);
    expect(version.cites.length).toBeGreaterThan(0);
  });

  it('takes image locks exactly where its handoff does', () => {
    const { source, destination } = handoffTable[version.handoff]!;
    const locks = source.includes('unlock') && destination.includes('lock');
    expect(version.behaviour.imageLocks).toBe(locks);
  });

  it('activates its image where an incoming one is inactive, and has one only then', () => {
    const { destination } = handoffTable[version.handoff]!;
    if (version.behaviour.incomingIsInactive) expect(destination).toContain('activate');
  });
});

describe('the versions', () => {
  it('each differ from the one before, in what they do or in their handoff', () => {
    const texts = versions.map(([, { behaviour, handoff }]) => JSON.stringify({ behaviour, handoff }));
    expect(texts.filter((text, at) => text === texts[at - 1])).toEqual([]);
  });

  it('were released one after another', () => {
    const dates = versions.map(([, { released }]) => released);
    expect(new Set(dates).size).toBe(dates.length);
  });

  it('never take back what once was mended', () => {
    const rising: Flag[] = [
      'unsafeWritesTables',
      'incomingIsInactive',
      'zerosBehindKnownLength',
      'imageLocks',
      'failedFlushPoisons',
      'drainClearsNeedCheck',
      'incomingQedAborts',
      'activatesBacking',
      'activationErrorsCount',
    ];
    for (const flag of rising) {
      const values = versions.map(([, { behaviour }]) => behaviour[flag]);
      expect({ flag, values }).toEqual({ flag, values: [...values].sort() });
      expect({ flag, ever: values.at(-1), first: values[0] }).toEqual({ flag, ever: true, first: false });
    }
    const bySync = versions.map(([, { behaviour }]) => behaviour.writethroughBySync);
    expect(bySync).toEqual([...bySync].sort().reverse());
  });

  it('block QED only where nothing of it can be invalidated', () => {
    const blocking = versions.filter(([, { behaviour }]) => behaviour.blocks.includes('qed')).map(([name]) => name);
    expect(blocking).toEqual(['1.0']);
  });

  it('know of locks, of dropped caches and of invalidation when they came', () => {
    const first = (has: (name: string) => boolean) => versions.find(([name]) => has(name))?.[0];
    const destinationHas = (step: string) => (name: string) =>
      handoffTable[qemuVersions[name]!.handoff]!.destination.some((one) => one === step);
    expect(first((name) => qemuVersions[name]!.behaviour.imageLocks)).toBe('2.10');
    expect(first(destinationHas('invalidate'))).toBe('1.0');
    expect(first(destinationHas('refresh-size'))).toBe('2.0');
    expect(first(destinationHas('drop-cache'))).toBe('3.0');
  });
});
