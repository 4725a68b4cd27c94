import { faultRules } from "../scenario/read-faults.js";
import { machineFaultNames } from "../scenario/read-guest.js";
export const noFaults = 'none';
/** Scenario files use the same words. A fault of one host may strike either of the two. */
export const faultNames = [...machineFaultNames, ...Object.keys(faultRules)];
/** The words of a budget that mean nothing. */
export function unknownFaultWords(choice) {
    if (choice === noFaults)
        return [];
    return choice
        .split(',')
        .filter((part) => !/^[a-z-]+(=[0-9])?$/.test(part) || !faultNames.includes(part.replace(/=.*/, '')));
}
/** As in a scenario file, in the order in which they are written. */
export function faultsYaml(choice, hosts) {
    if (choice === noFaults)
        return undefined;
    const entries = choice.split(',').map((part) => {
        const [name = '', digits = '1'] = part.split('=');
        if (name === 'cuts-are-for-good')
            return `${name}: ${digits !== '0'}`;
        const rule = faultRules[name];
        return rule?.perHost ? `${name}: {${hosts.map((host) => `${host}: ${digits}`).join(', ')}}` : `${name}: ${digits}`;
    });
    return `{${entries.join(', ')}}`;
}
