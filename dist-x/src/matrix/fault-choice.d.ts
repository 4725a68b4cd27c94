/** A budget of the fault axis, as it is written: `none`, `message-loss=1,link-cut=1`. */
export type FaultChoice = string;
export declare const noFaults: FaultChoice;
/** Scenario files use the same words. A fault of one host may strike either of the two. */
export declare const faultNames: readonly string[];
/** The words of a budget that mean nothing. */
export declare function unknownFaultWords(choice: FaultChoice): string[];
/** As in a scenario file, in the order in which they are written. */
export declare function faultsYaml(choice: FaultChoice, hosts: readonly string[]): string | undefined;
