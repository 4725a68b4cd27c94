import { describe, expect, it } from 'vitest';
import { arbiterTable } from '../../../sim/machine/arbiter-table.ts';
import type { ArbiterProgram, ArbiterStep } from '../../../sim/machine/arbiters.ts';

const programs = Object.entries(arbiterTable);

/** Where a step may lead. */
function leadsTo(step: ArbiterStep): readonly string[] {
  switch (step.kind) {
    case 'request':
      return [step.ok, step.error, step.silence];
    case 'decide':
      return [step.next];
    case 'fence':
      return [step.next, step.unable];
    case 'end':
      return [];
  }
}

describe.each(programs)('the arbiter %s', (key, { name, summary, steps, log, recovery, cites }: ArbiterProgram) => {
  const labels = steps.map(({ label }) => label);

  it('is called like its key, says what it is, and names its sources', () => {
    expect(name).toBe(key);
    expect(summary.length).toBeGreaterThan(10);
    expect(cites.length).toBeGreaterThan(0);
  });

  it('has labels of its own for its steps, and leads from each only to one of them', () => {
    expect(new Set(labels).size).toBe(labels.length);
    for (const step of steps) for (const label of leadsTo(step)) expect(labels).toContain(label);
    for (const label of Object.values(recovery)) expect(labels).toContain(label);
  });

  it('can reach each of its steps, and the end from each of them', () => {
    const reached = new Set([labels[0]!]);
    for (const label of reached)
      for (const next of leadsTo(steps.find((step) => step.label === label)!)) reached.add(next);
    expect([...reached].sort()).toEqual([...labels].sort());
    const ending = new Set(steps.filter(({ kind }) => kind === 'end').map(({ label }) => label));
    for (let round = 0; round < steps.length; round++)
      for (const step of steps) if (leadsTo(step).some((label) => ending.has(label))) ending.add(step.label);
    expect([...ending].sort()).toEqual([...labels].sort());
  });

  it('asks those who can answer', () => {
    const to = { prepare: 'destination', perform: 'source', cont: 'destination', resume: 'source' } as const;
    for (const step of steps) {
      if (step.kind === 'request' && step.request in to) expect(step.to).toBe(to[step.request as keyof typeof to]);
    }
  });

  it('decides only where it writes that down', () => {
    expect(steps.some(({ kind }) => kind === 'decide')).toBe(log);
  });
});
