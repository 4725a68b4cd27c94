/**
 * A handoff is data: what source and destination do, in order. Each step is one action of its process, with the same
 * meaning in every handoff; which steps there are and in which order decides what is safe.
 */
export interface Handoff {
    readonly name: string;
    readonly summary: string;
    readonly source: readonly SourceStep[];
    /** What the source does when something fails before it has finished; empty: it stays paused. */
    readonly sourceFails: readonly SourceStep[];
    /** What the destination does when it is started, while the guest still runs at the source. */
    readonly launch: readonly DestinationStep[];
    /** What it does once the guest's state is on its way. */
    readonly destination: readonly DestinationStep[];
    /** The guest's memory follows after the destination has started: from `send` on the source may never run again. */
    readonly postcopy: boolean;
    readonly cites: readonly string[];
}
export declare const sourceSteps: {
    readonly stop: "stop the virtual processors";
    readonly drain: "wait until requests in flight have completed";
    readonly flush: "write format caches to the file and flush the file; an error fails the migration";
    readonly 'flush-ignoring-errors': "the same, but an error is ignored";
    readonly pause: "pause before switchover and wait for migrate-continue";
    readonly inactivate: "give the image up: write back and clean what the format still has, then never write again";
    readonly unlock: "release the image locks";
    readonly close: "close every file of the image";
    readonly send: "send the last of the state";
    readonly 'await-acknowledgement': "wait until the destination says over the return path that it has everything";
    readonly finish: "call the migration completed; the guest stays paused";
    readonly quit: "exit";
    readonly lock: "take the image locks";
    readonly 'drop-cache': "flush, then drop the page cache of the file (fadvise DONTNEED)";
    readonly 'refresh-size': "ask for the size of the file again";
    readonly invalidate: "drop what the format has cached and read its header and tables again";
    readonly reopen: "close the image and open it again";
    readonly activate: "become able to write";
    readonly resume: "run the virtual processors again";
};
export declare const destinationSteps: {
    readonly open: "open the image and read its header and tables";
    readonly check: "check and repair the image where its header asks for it";
    readonly probe: "read the first 2 KiB to guess the format";
    readonly 'read-geometry': "read guest sector 0 and size to guess a CHS geometry";
    readonly receive: "receive and load the rest of the state";
    readonly acknowledge: "tell the source that everything has arrived";
    readonly 'await-cont': "wait until the management says cont";
    readonly 'drop-cache': "flush, then drop the page cache of the file (fadvise DONTNEED)";
    readonly 'refresh-size': "ask for the size of the file again";
    readonly invalidate: "drop what the format has cached and read its header and tables again";
    readonly reopen: "close the image and open it again";
    readonly lock: "take the image locks";
    readonly activate: "become able to write";
    readonly 'refresh-devices': "tell the devices the size of the disk";
    readonly start: "run the virtual processors";
};
export type SourceStep = keyof typeof sourceSteps;
export type DestinationStep = keyof typeof destinationSteps;
