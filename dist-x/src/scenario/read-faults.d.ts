import type { Actor, FaultBudget } from '../../sim/storage/scenario.ts';
import type { Reading } from './reading.ts';
import type { StorageKind } from './storage-options.ts';
export interface FaultRule {
    readonly perHost: boolean;
    readonly only?: readonly StorageKind[];
    readonly meaning: string;
}
export declare const faultRules: {
    readonly 'host-crash': {
        readonly perHost: true;
        readonly meaning: "the host of the actor loses power and stays off";
    };
    readonly partition: {
        readonly perHost: true;
        readonly only: readonly ["block", "nfs", "cluster-lock", "cephfs", "gluster", "rbd"];
        readonly meaning: "the host of the actor loses its path to the storage";
    };
    readonly 'flush-error': {
        readonly perHost: true;
        readonly meaning: "a flush on the host of the actor fails with EIO";
    };
    readonly 'delayed-duplicate': {
        readonly perHost: true;
        readonly only: readonly ["nfs"];
        readonly meaning: "a second copy of a write request of the host arrives late";
    };
    readonly 'server-crash': {
        readonly perHost: false;
        readonly only: readonly ["nfs"];
        readonly meaning: "the server stops, loses its memory, and comes back";
    };
    readonly 'power-loss': {
        readonly perHost: false;
        readonly only: readonly ["block", "nfs"];
        readonly meaning: "the target or server loses its volatile memory";
    };
};
/** The budgets of a file; what it does not mention never happens. */
export declare function readFaults(reading: Reading, kind: StorageKind | undefined, actors: readonly Actor[]): FaultBudget;
