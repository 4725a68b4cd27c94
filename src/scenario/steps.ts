/** What the steps of storage and of virtual machines have in common once each of them is understood. */
import type { Step } from '../../sim/storage/scenario.ts';
import { limits } from './limits.ts';
import type { ParsedStep } from './parse-operation.ts';
import { problem, quote } from './problems.ts';
import type { RawStep } from './raw-steps.ts';
import type { Reading } from './reading.ts';

/** A step as the model sees it; none where it was not understood. */
export function toStep({ actor, text, after, concurrent }: RawStep, parsed: ParsedStep | undefined): Step[] {
  if (parsed === undefined) return [];
  const { operation, register } = parsed;
  return [
    { actor, operation, after, ...(register === undefined ? {} : { register: register.name }), text, concurrent },
  ];
}

export function collectRegisters({ problems }: Reading, parsed: readonly (ParsedStep | undefined)[]): string[] {
  const names: string[] = [];
  for (const step of parsed) {
    if (step?.register === undefined) continue;
    const { name, span } = step.register;
    if (names.includes(name))
      problems.push(problem('V035', span, `the register ${quote(name)} is written by an earlier step too`));
    else names.push(name);
    if (names.length === limits.registers + 1)
      problems.push(problem('V019', span, `too many registers; at most ${limits.registers}`));
  }
  return names;
}

export function checkValues({ tree, problems }: Reading, values: readonly string[]): void {
  const count = new Set(values).size;
  if (count <= limits.values) return;
  problems.push(problem('V019', tree.key(['steps']), `${count} different values; at most ${limits.values}`));
}
