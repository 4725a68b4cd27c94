/** The operations of a step as data: the parser, the published schema and the reference are all made from this. */
import type { StorageKind } from './storage-options.ts';
export type Operand = 'sectors' | 'sector' | 'value' | 'count' | 'flags' | 'actor';
export interface OperationRule {
    readonly name: string;
    readonly by: 'actor' | 'storage' | 'cluster';
    /** Acts on a handle, which may be left out where the actor has exactly one. */
    readonly handle: boolean;
    readonly operands: readonly Operand[];
    readonly result: 'none' | 'optional' | 'required';
    /** The kinds of storage on which it means something; absent: all. */
    readonly only?: readonly StorageKind[];
    /** Why the other kinds are left out, to go after "because". */
    readonly because?: string;
    /** Needs a handle that may write. */
    readonly writes?: boolean;
    readonly meaning: string;
}
export declare const operations: readonly OperationRule[];
export declare function operationsOf(by: OperationRule['by']): ReadonlyMap<string, OperationRule>;
/**
 * What happens to a host as a whole. A virtual machine may do it too, for the host it runs on; `wait` is left out,
 * because for a machine it is another operation.
 */
export declare const hostOperationNames: readonly string[];
/** `write [HANDLE] SECTOR… VALUE [-> REGISTER]` */
export declare function syntaxOf(rule: OperationRule): string;
