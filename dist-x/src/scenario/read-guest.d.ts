/** What the guest does by itself, which faults of the machine layer may strike, and which properties may break. */
import type { MachineFaults, MigrationSetup, Workload } from '../../sim/machine/setup.ts';
import type { Disk } from './disk.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './types.ts';
/** Null where the guest does nothing that the steps do not say. Naming a sector here may declare it. */
export declare function readWorkload({ document, tree, problems }: Reading, disk: Disk): Workload | null;
/** A workload that reads or writes needs a sector, one that resizes needs a second size. */
export declare function checkWorkload({ tree, problems }: Reading, { writes, reads, resizes }: Workload, sectors: readonly unknown[], sizes: readonly number[]): void;
export interface MachineFaultRule {
    /** What has to be there for the fault to hit. */
    readonly needs: 'machines' | 'migration' | 'arbiter' | 'link-cut';
    readonly meaning: string;
}
export declare const machineFaultRules: {
    readonly 'message-loss': {
        readonly needs: "migration";
        readonly meaning: "a message between two nodes is lost: migration stream, acknowledgement, request or reply of the arbiter";
    };
    readonly 'link-cut': {
        readonly needs: "migration";
        readonly meaning: "a link between two nodes is cut, and heals later";
    };
    readonly 'cuts-are-for-good': {
        readonly needs: "link-cut";
        readonly meaning: "`true`: a link that was cut never heals";
    };
    readonly 'arbiter-crash': {
        readonly needs: "arbiter";
        readonly meaning: "the arbiter crashes and comes back";
    };
    readonly 'load-failure': {
        readonly needs: "migration";
        readonly meaning: "loading the state, opening the image or reading it again fails at the destination";
    };
    readonly cancel: {
        readonly needs: "migration";
        readonly meaning: "the management cancels the migration";
    };
    readonly 'process-kill': {
        readonly needs: "machines";
        readonly meaning: "a QEMU process dies (SIGKILL) while its host lives";
    };
};
export type MachineFaultName = keyof typeof machineFaultRules;
export declare const machineFaultNames: readonly MachineFaultName[];
export declare function readMachineFaults(reading: Reading, migrations: readonly MigrationSetup[]): MachineFaults;
export declare function readProperties({ document, tree, problems }: Reading, lineOf: (offset: number) => number): Pick<Scenario, 'properties'>;
