import { faultRules } from '../scenario/read-faults.ts';
import { machineFaultNames } from '../scenario/read-guest.ts';

/** A budget of the fault axis, as it is written: `none`, `message-loss=1,link-cut=1`. */
export type FaultChoice = string;

export const noFaults: FaultChoice = 'none';

/** Scenario files use the same words. A fault of one host may strike either of the two. */
export const faultNames: readonly string[] = [...machineFaultNames, ...Object.keys(faultRules)];

/** The words of a budget that mean nothing. */
export function unknownFaultWords(choice: FaultChoice): string[] {
  if (choice === noFaults) return [];
  return choice
    .split(',')
    .filter((part) => !/^[a-z-]+(=[0-9])?$/.test(part) || !faultNames.includes(part.replace(/=.*/, '')));
}

/** As in a scenario file, in the order in which they are written. */
export function faultsYaml(choice: FaultChoice, hosts: readonly string[]): string | undefined {
  if (choice === noFaults) return undefined;
  const entries = choice.split(',').map((part) => {
    const [name = '', digits = '1'] = part.split('=');
    if (name === 'cuts-are-for-good') return `${name}: ${digits !== '0'}`;
    const rule: { readonly perHost: boolean } | undefined = faultRules[name as keyof typeof faultRules];
    return rule?.perHost ? `${name}: {${hosts.map((host) => `${host}: ${digits}`).join(', ')}}` : `${name}: ${digits}`;
  });
  return `{${entries.join(', ')}}`;
}
