import { describe, expect, it } from 'vitest';
import { handoffTable } from '../../../sim/machine/handoff-table.ts';
import { destinationSteps, type Handoff, sourceSteps } from '../../../sim/machine/handoffs.ts';
import { qemuVersions } from '../../../sim/machine/qemu-version-table.ts';

const handoffs = Object.entries(handoffTable);
const places = (list: readonly string[], ...steps: string[]): number[] => steps.map((step) => list.indexOf(step));
const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((one, at) => at === 0 || one > numbers[at - 1]!);

describe.each(handoffs)('the handoff %s', (key, handoff: Handoff) => {
  const { source, sourceFails, launch, destination } = handoff;

  it('is called like its key, says what it is, and names its sources', () => {
    expect(handoff.name).toBe(key);
    expect(handoff.summary).toMatch(/^[a-z].{10,}[^.]$/);
    expect(handoff.cites.length).toBeGreaterThan(0);
    for (const cite of handoff.cites) expect(cite.trim().length).toBeGreaterThan(5);
  });

  it('is made of known steps, none of them twice in a list', () => {
    for (const list of [source, sourceFails, launch, destination]) expect(new Set(list).size).toBe(list.length);
    for (const step of [...source, ...sourceFails]) expect(Object.keys(sourceSteps)).toContain(step);
    for (const step of [...launch, ...destination]) expect(Object.keys(destinationSteps)).toContain(step);
  });

  it('stops the guest first, sends its state, and ends', () => {
    const order = places(source, 'stop', 'send', 'finish');
    expect(order[0]).toBe(0);
    expect(order[2]).toBe(source.length - 1);
    expect(isAscending(order)).toBe(true);
  });

  it('receives before it does anything else, and starts last', () => {
    expect(destination[0]).toBe('receive');
    expect(destination.at(-1)).toBe('start');
    expect(destination).toContain('await-cont');
  });

  it('opens the image exactly once', () => {
    expect([...launch, ...destination].filter((step) => step === 'open')).toHaveLength(1);
  });

  it('drains before it flushes, and flushes before it sends', () => {
    const flush = source.findIndex((step) => step.startsWith('flush'));
    expect(isAscending([source.indexOf('drain'), flush, source.indexOf('send')])).toBe(true);
  });

  it('takes back whatever it gives up', () => {
    if (source.includes('unlock')) expect(sourceFails).toContain('lock');
    if (source.includes('inactivate')) expect(sourceFails).toContain('activate');
    if (source.includes('close')) expect(sourceFails).toContain('reopen');
    expect(sourceFails.at(-1)).toBe('resume');
  });

  it('waits for an acknowledgement only where there is one', () => {
    expect(source.includes('await-acknowledgement')).toBe(destination.includes('acknowledge'));
  });
});

describe('the handoffs', () => {
  it('are different from one another', () => {
    const texts = handoffs.map(([, { source, sourceFails, launch, destination, postcopy }]) =>
      JSON.stringify({ source, sourceFails, launch, destination, postcopy }),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('include every one that a version of QEMU has', () => {
    for (const { handoff } of Object.values(qemuVersions)) expect(Object.keys(handoffTable)).toContain(handoff);
  });
});
