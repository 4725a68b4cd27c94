/** What happens above the storage, in words: `flushes format tables and file`, `asks D to run the guest`. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
/** The steps of every handoff as something that a process does. */
export declare const stepTexts: {
    readonly stop: "stops the guest";
    readonly drain: "waits until requests in flight have completed";
    readonly flush: "flushes format tables and file";
    readonly 'flush-ignoring-errors': "flushes format tables and file, and ignores errors";
    readonly pause: "pauses before the switchover";
    readonly inactivate: "gives the image up";
    readonly unlock: "releases the image locks";
    readonly close: "closes the image";
    readonly send: "sends the last of the state";
    readonly 'await-acknowledgement': "hears that the destination has everything";
    readonly finish: "calls the migration completed";
    readonly quit: "exits";
    readonly resume: "lets the guest run again";
    readonly lock: "takes the image locks";
    readonly 'drop-cache': "flushes the image file and drops its page cache";
    readonly 'refresh-size': "asks for the size of the image file again";
    readonly invalidate: "forgets what the format has cached, and reads header and tables again";
    readonly reopen: "closes the image and opens it again";
    readonly activate: "activates the image, to write to it";
    readonly open: "opens the image and reads header and tables";
    readonly check: "checks the image if its header asks for that";
    readonly probe: "reads the start of the image file to guess the format";
    readonly 'read-geometry': "reads guest sector 0 and the size to guess a geometry";
    readonly receive: "receives the last of the state";
    readonly acknowledge: "tells the source that everything has arrived";
    readonly 'await-cont': "need not wait for cont";
    readonly 'refresh-devices': "tells the devices the size of the disk";
    readonly start: "starts the guest";
};
export declare const requestTexts: {
    readonly prepare: "start and wait for the guest";
    readonly perform: "migrate the guest";
    readonly query: "say whether it has the guest";
    readonly cont: "run the guest";
    readonly kill: "exit";
    readonly resume: "run the guest again";
};
/**
 * An action of the machine layer in words, without its actor.
 *
 * @param name    as in `Action.name`
 * @param before  the state in which it happens; absent: what only the state knows is left out
 * @returns null when the action is not one of the machine layer
 */
export declare function machineActionText(world: World, name: string, label: string, before?: StorageState): string | null;
/** What chance decided, behind what is done. */
export declare function withVariant(text: string, label: string): string;
/** `the write of w1 to x`. */
export declare function requestText(world: World, state: StorageState): string;
/** The choices of guest I/O are labelled `x`, or `x, what chance decided`. */
export declare function sectorOf(world: World, label: string): {
    readonly sector: string;
    readonly variant: string;
};
export declare const fencingTexts: {
    readonly 'process-kill': "kills its process";
    readonly power: "switches its host off";
    readonly reservation: "takes its access to the storage away";
};
