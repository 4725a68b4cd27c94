import type { StorageName } from '../../../sim/storage/catalogue.ts';
import { type FaultName, type FaultsConfiguration, faultNames, isHostFault } from '../../configuration/faults.ts';
import { noArbiter } from '../../scenario/machine-names.ts';
import { type FaultRule, faultRules } from '../../scenario/read-faults.ts';
import { type MachineFaultRule, machineFaultRules } from '../../scenario/read-guest.ts';
import { catalogueEntry } from '../../scenario/storage-options.ts';
import type { KnobBoard } from './knob-board.ts';

const storageRules: Readonly<Record<string, FaultRule>> = faultRules;
const machineRules: Readonly<Record<string, MachineFaultRule>> = machineFaultRules;

/** Each fault may strike once, or not at all; one of a host may strike either of them once. */
export function faultKnobs(board: KnobBoard, storage: StorageName, arbiter: string): FaultsConfiguration {
  const { kind } = catalogueEntry(storage).options;
  const on: FaultName[] = [];
  for (const name of faultNames) {
    const [rule, machineRule] = [storageRules[name], machineRules[name]];
    const impossible = rule?.only !== undefined && !rule.only.includes(kind);
    const needs = machineRule?.needs;
    const idle = impossible
      ? `impossible on ${storage}`
      : needs === 'arbiter' && arbiter === noArbiter
        ? 'nobody decides who could crash'
        : needs === 'link-cut' && !on.includes('link-cut')
          ? 'no link is cut'
          : null;
    const help = rule?.meaning ?? machineRule?.meaning ?? '';
    if (board.turn({ id: `faults.${name}`, name, group: 'faults', help, first: false, idle })) on.push(name);
  }
  const budgets = on.map((name) => [name, budgetOf(name)] as const);
  return Object.fromEntries(budgets) as FaultsConfiguration;
}

function budgetOf(name: FaultName): number | boolean | { readonly S: number; readonly D: number } {
  if (name === 'cuts-are-for-good') return true;
  return isHostFault(name) ? { S: 1, D: 1 } : 1;
}
