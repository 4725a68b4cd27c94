import { type FaultName, type FaultsConfiguration, faultNames, isHostFault } from '../configuration/faults.ts';

export { faultNames } from '../configuration/faults.ts';

/** A budget of the fault axis, as it is written: `none`, `message-loss=1,link-cut=1`. */
export type FaultChoice = string;

export const noFaults: FaultChoice = 'none';

/** The words of a budget that mean nothing. */
export function unknownFaultWords(choice: FaultChoice): string[] {
  if (choice === noFaults) return [];
  return choice
    .split(',')
    .filter((part) => !/^[a-z-]+(=[0-9])?$/.test(part) || faultOf(part.replace(/=.*/, '')) === undefined);
}

/** Scenario files use the same words. A fault of one host may strike either of the two. */
export function faultsOfChoice(choice: FaultChoice): FaultsConfiguration {
  if (choice === noFaults) return {};
  const entries = choice.split(',').map((part): [FaultName, number | boolean | { S: number; D: number }] => {
    const [word = '', digits = '1'] = part.split('=');
    const name = faultOf(word);
    if (name === undefined) throw new Error(`there is no fault ${word}`);
    const count = Number(digits);
    if (name === 'cuts-are-for-good') return [name, count > 0];
    return [name, isHostFault(name) ? { S: count, D: count } : count];
  });
  return Object.fromEntries(entries) as FaultsConfiguration;
}

const faultOf = (word: string): FaultName | undefined => faultNames.find((name) => name === word);
