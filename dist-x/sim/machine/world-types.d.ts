import type { WorldStep } from '../storage/world-step.ts';
import type { ArbiterProgram } from './arbiters.ts';
import type { DestinationStep, Handoff } from './handoffs.ts';
import type { ImageLayout } from './layout.ts';
import type { MachineSetup, MigrationSetup, ProcessSetup } from './setup.ts';
export interface MachineWorld {
    readonly setup: MachineSetup;
    readonly images: readonly WorldImage[];
    readonly processes: readonly WorldProcess[];
    readonly migrations: readonly WorldMigration[];
    /** `S-D`: a link between two nodes. */
    readonly links: readonly string[];
    /** Guest sector at address 0, which a geometry guess reads; -1 where no name stands there. */
    readonly geometrySector: number;
    /** How many of the contents of a sector are data; what follows are tables. */
    readonly dataValues: number;
    readonly firstWorkloadValue: number;
    readonly workloadSectors: readonly number[];
    /** Steps say when processes start and migrate; else both happen by themselves. */
    readonly scripted: boolean;
}
/** An image and how its tables are told from data in the sectors of clusters: by adding a tag to their code. */
export interface WorldImage extends ImageLayout {
    readonly l2Tag: number;
    readonly refcountsTag: number;
    readonly snapshotTag: number;
    /** The largest content of the first sector of a cluster. */
    readonly lastCode: number;
}
export interface WorldProcess {
    readonly setup: ProcessSetup;
    readonly name: string;
    readonly host: number;
    readonly view: number;
    readonly main: ProcessCalls;
    /** With auto-read-only: what it opens first. */
    readonly readOnly: ProcessCalls | null;
}
/** The system calls a process makes through one descriptor; `read` and `write` by sector. */
export interface ProcessCalls {
    readonly handle: number;
    readonly read: readonly WorldStep[];
    readonly write: readonly WorldStep[];
    readonly fsync: WorldStep;
    readonly size: WorldStep;
    readonly open: WorldStep;
}
export interface WorldMigration {
    readonly setup: MigrationSetup;
    readonly source: number;
    readonly destination: number;
    readonly handoff: Handoff;
    /** Launch and handoff in one list. */
    readonly destinationSteps: readonly DestinationStep[];
    readonly launchLength: number;
    readonly arbiter: ArbiterProgram | null;
    /** Host index where the arbiter lives on a host of the storage; -1 for a machine of its own. */
    readonly arbiterHostIndex: number;
    readonly waitsForCont: boolean;
    /** Indices of links; -1 where both ends are the same node. */
    readonly streamLink: number;
    readonly sourceLink: number;
    readonly destinationLink: number;
}
