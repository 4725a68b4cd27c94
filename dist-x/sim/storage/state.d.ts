/**
 * The state of hosts over shared storage, declared once. Lengths come from the world, so a layer that a scenario
 * cannot exercise takes no bits.
 *
 * Visibility, durability and authority stay apart: `media.data` is what another host's read sees, `media.stable`
 * is what survives a loss of power, locks and delegations say who may cache or write.
 */
import { type MachineDimensions } from '../machine/state.ts';
import { type StateOf } from '../state.ts';
/** How much of everything the world has; see `world.ts`. */
export interface Dimensions {
    readonly hosts: number;
    readonly views: number;
    readonly handles: number;
    readonly pages: number;
    readonly sectors: number;
    readonly media: number;
    readonly steps: number;
    readonly registers: number;
    readonly cells: number;
    /** Largest data version, index into `World.values`. */
    readonly versions: number;
    /** Largest content of each sector: a data version, or a table of an image. */
    readonly contents: readonly number[];
    /** Largest index into `World.sizes`. */
    readonly sizes: number;
    /** Largest index into `World.results`. */
    readonly results: number;
    /** Sectors of `stable`: all where something can be lost at the target or server, else none. */
    readonly stableSectors: number;
    /** Sectors each client-side cache holds: all where there is such a cache, else none. */
    readonly clientSectors: number;
    /** Server heads that may lag behind one another: one per view for `server: protocol`, else none. */
    readonly heads: number;
    /** Cluster locks or capabilities: one for the file, one per page, or none. */
    readonly cacheRights: number;
    /** Sectors of a delayed duplicate WRITE: all where one can happen, else none. */
    readonly duplicateSectors: number;
    /** Sectors for which the oracle tracks what a crash may undo: all where something can crash, else none. */
    readonly lossSectors: number;
    readonly budget: number;
    readonly machine: MachineDimensions;
}
export declare function storageShape(d: Dimensions): import("../state.ts").Shape<{
    processes: {
        run: "absent" | "inmigrate" | "paused" | "running" | "finish-migrate" | "postmigrate" | "io-error" | "gone";
        inactive: boolean;
        unflushed: boolean;
        poisoned: boolean;
        fileSize: number;
        deviceSize: number;
        geometry: number;
        memory: "none" | "part" | "current" | "old";
        contOrdered: boolean;
        images: {
            loaded: boolean;
            header: number;
            l1: number;
            refcounts: {
                status: "absent" | "clean" | "dirty";
                code: number;
            };
            l2: {
                status: "absent" | "clean" | "dirty";
                code: number;
            }[];
            next: number;
            bitmap: boolean;
        }[];
    }[];
    migrations: {
        status: "none" | "active" | "pre-switchover" | "completed" | "failed" | "cancelled" | "refused" | "postcopy-paused";
        source: number;
        destination: number;
        failing: boolean;
        stream: "none" | "sent" | "received" | "lost";
        acknowledgement: "none" | "sent" | "received" | "lost";
        overtaken: boolean;
        pagesMissing: boolean;
        ordered: boolean;
        launched: boolean;
        stalled: boolean;
        continued: boolean;
    }[];
    arbiters: {
        up: boolean;
        step: number;
        call: "running" | "lost" | "idle" | "requested" | "ok" | "error";
        decided: "none" | "source" | "destination";
    }[];
    cut: boolean[];
    guest: {
        latest: number[];
        flushed: number[];
        home: number[];
        size: number;
        died: boolean;
        moved: boolean;
        nextValue: number;
        request: {
            status: "none" | "in-flight" | "parked";
            process: number;
            sector: number;
            value: number;
        };
        event: {
            staleRead: boolean;
            staleMapping: boolean;
            staleSize: boolean;
            oldMemory: boolean;
            notDurable: boolean;
        };
        left: {
            writes: number;
            reads: number;
            flushes: number;
            resizes: number;
        };
    }[];
    machineBudget: {
        messageLoss: number;
        linkCut: number;
        arbiterCrash: number;
        loadFailure: number;
        cancel: number;
        processKill: number;
    };
    views: {
        pages: {
            status: "absent" | "clean" | "dirty" | "lost" | "unstable";
            vma: boolean;
            mapped: boolean;
        }[];
        data: number[];
        written: boolean[];
        size: number;
        attributesFresh: boolean;
        behind: boolean;
        invalid: boolean;
        deferred: boolean;
        accessTimeStale: boolean;
        directMode: boolean;
        delegation: "none" | "read" | "write";
        cacheRights: ("deferred" | "unlocked" | "shared" | "exclusive")[];
        client: {
            status: "absent" | "clean" | "dirty";
            data: number;
        }[];
        blocklisted: boolean;
        writeError: boolean;
    }[];
    handles: {
        open: boolean;
        locked: boolean;
    }[];
    hosts: {
        up: boolean;
        connected: boolean;
    }[];
    media: {
        data: number[];
        stable: number[];
        size: number;
        stableSize: number;
    }[];
    heads: {
        data: number[];
    }[];
    server: {
        up: boolean;
        restarts: boolean;
    };
    writeOwner: number;
    duplicate: {
        pending: boolean;
        sent: boolean[];
        data: number[];
    };
    steps: boolean[];
    cells: number[];
    old: boolean[];
    oracle: {
        latest: number[];
        size: number;
        writer: number[];
        possible: number[];
        lossy: boolean[];
    };
    budget: {
        hostCrash: number[];
        partition: number[];
        flushError: number[];
        duplicate: number[];
        serverCrash: number;
        powerLoss: number;
    };
}>;
export type StorageState = StateOf<ReturnType<typeof storageShape>>;
export type ViewState = StorageState['views'][number];
