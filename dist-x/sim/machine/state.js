/** The part of the state above the storage: QEMU processes, the guest, migrations, network and arbiter. Declared once. */
import { arrayOf, bool, int, oneOf, record } from "../state.js";
import { migrationStatuses, runStates } from "./words.js";
export function machineFields(d) {
    const table = (max) => record({ status: oneOf('absent', 'clean', 'dirty'), code: int(max) });
    const image = record({
        /** The driver has its header in memory (bs->drv is set and open succeeded). */
        loaded: bool(),
        header: int(d.headerMax),
        l1: int(d.l1Max),
        refcounts: table(d.refcountsMax),
        l2: arrayOf(d.l1Entries, table(d.l2Max)),
        /** qcow2 free_cluster_index, QED file_size in clusters: where the search for a free cluster begins. */
        next: int(d.clustersMax),
        /** A persistent bitmap is in memory. */
        bitmap: bool(),
    });
    const process = record({
        run: oneOf(...runStates),
        /** BDRV_O_INACTIVE: the image may not be written yet, or no longer. */
        inactive: bool(),
        /** Something was written since the last flush (write_gen differs from flushed_gen). */
        unflushed: bool(),
        /** page_cache_inconsistent: every further flush fails. */
        poisoned: bool(),
        /** Length of the file the block layer believes in (total_sectors), index into `World.sizes`. */
        fileSize: int(d.sizesMax),
        /** Sizes of the guest's disk that the device has cached, and the geometry it guessed; indices + 1, 0 none. */
        deviceSize: int(d.guestSizesMax + 1),
        geometry: int(d.geometryMax),
        /** What it knows of the guest's memory: nothing, a part (postcopy), all of it, or what it was before the disk changed. */
        memory: oneOf('none', 'part', 'current', 'old'),
        /** The management has said cont. */
        contOrdered: bool(),
        images: arrayOf(d.images, image),
    });
    const migration = record({
        status: oneOf(...migrationStatuses),
        /** Index of the next step of source and destination; past the end when there is none left. */
        source: int(d.stepsMax),
        destination: int(d.stepsMax),
        /** The source runs its list for failures; `source` then counts in that list. */
        failing: bool(),
        stream: oneOf('none', 'sent', 'received', 'lost'),
        acknowledgement: oneOf('none', 'sent', 'received', 'lost'),
        /** The source has run and written since it sent the state that is on the way. */
        overtaken: bool(),
        /** postcopy: the rest of the guest's memory is still at the source. */
        pagesMissing: bool(),
        /** The arbiter, a script or (without either) nobody in particular has asked for it. */
        ordered: bool(),
        launched: bool(),
        /** A step of the destination failed: it stays as it is until somebody says cont. */
        stalled: bool(),
        continued: bool(),
    });
    const arbiter = record({
        up: bool(),
        step: int(d.arbiterStepsMax),
        call: oneOf('idle', 'requested', 'running', 'ok', 'error', 'lost'),
        decided: oneOf('none', 'source', 'destination'),
    });
    return {
        processes: arrayOf(d.processes, process),
        migrations: arrayOf(d.migrations, migration),
        arbiters: arrayOf(d.migrations, arbiter),
        /** Cut links between two nodes. */
        cut: arrayOf(d.links, bool()),
        guest: arrayOf(d.processes > 0 ? 1 : 0, record({
            latest: arrayOf(d.guestSectors, int(d.valuesMax)),
            flushed: arrayOf(d.guestSectors, int(d.valuesMax)),
            /** Cluster + 1 where the last write put it, 0 for none; image formats only. */
            home: arrayOf(d.l1Entries > 0 ? d.guestSectors : 0, int(d.clustersMax)),
            /** True size of the disk: what the guest has been told, index into `guestSizes`. */
            size: int(d.guestSizesMax),
            /** Host crash or the like: the guest died of something that is no fault of the handoff. */
            died: bool(),
            /** It has run at a destination. */
            moved: bool(),
            /** Version of the next write of the workload. */
            nextValue: int(d.valuesMax),
            request: record({
                status: oneOf('none', 'in-flight', 'parked'),
                process: int(d.processes),
                sector: int(d.guestSectors),
                value: int(d.valuesMax),
            }),
            /** What the last action did wrong; gone with the next action. */
            event: record({
                staleRead: bool(),
                staleMapping: bool(),
                staleSize: bool(),
                oldMemory: bool(),
                notDurable: bool(),
            }),
            left: record({
                writes: int(d.requestsMax),
                reads: int(d.requestsMax),
                flushes: int(d.requestsMax),
                resizes: int(d.requestsMax),
            }),
        })),
        machineBudget: record({
            messageLoss: int(d.budgetMax),
            linkCut: int(d.budgetMax),
            arbiterCrash: int(d.budgetMax),
            loadFailure: int(d.budgetMax),
            cancel: int(d.budgetMax),
            processKill: int(d.budgetMax),
        }),
    };
}
export const noMachine = {
    processes: 0,
    images: 0,
    guestSectors: 0,
    migrations: 0,
    links: 0,
    headerMax: 0,
    l1Max: 0,
    l2Max: 0,
    refcountsMax: 0,
    l1Entries: 0,
    clustersMax: 0,
    guestSizesMax: 0,
    sizesMax: 0,
    valuesMax: 0,
    stepsMax: 0,
    arbiterStepsMax: 0,
    geometryMax: 0,
    budgetMax: 0,
    requestsMax: 0,
};
