/** How much of everything a scenario has; all zero without a virtual machine. */
export interface MachineDimensions {
    readonly processes: number;
    readonly images: number;
    readonly guestSectors: number;
    readonly migrations: number;
    readonly links: number;
    /** Largest values, not counts. */
    readonly headerMax: number;
    readonly l1Max: number;
    readonly l2Max: number;
    readonly refcountsMax: number;
    readonly l1Entries: number;
    readonly clustersMax: number;
    readonly guestSizesMax: number;
    readonly sizesMax: number;
    readonly valuesMax: number;
    readonly stepsMax: number;
    readonly arbiterStepsMax: number;
    readonly geometryMax: number;
    readonly budgetMax: number;
    readonly requestsMax: number;
}
export declare function machineFields(d: MachineDimensions): {
    processes: import("../state.ts").Type<{
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
    }[]>;
    migrations: import("../state.ts").Type<{
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
    }[]>;
    arbiters: import("../state.ts").Type<{
        up: boolean;
        step: number;
        call: "running" | "lost" | "idle" | "requested" | "ok" | "error";
        decided: "none" | "source" | "destination";
    }[]>;
    /** Cut links between two nodes. */
    cut: import("../state.ts").Type<boolean[]>;
    guest: import("../state.ts").Type<{
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
    }[]>;
    machineBudget: import("../state.ts").Type<{
        messageLoss: number;
        linkCut: number;
        arbiterCrash: number;
        loadFailure: number;
        cancel: number;
        processKill: number;
    }>;
};
export declare const noMachine: MachineDimensions;
