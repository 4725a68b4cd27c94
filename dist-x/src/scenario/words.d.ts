/** What names and values look like. The same patterns check a file and go into the published schema. */
export declare const words: {
    /** Not a word of the language: storage and cluster act by themselves, interleave opens a block. */
    readonly actor: RegExp;
    readonly handle: RegExp;
    /** Machines, device nodes, mounts. */
    readonly place: RegExp;
    readonly sector: RegExp;
    /** Needs no declaration where `disk.sectors` is absent. */
    readonly implicitSector: RegExp;
    readonly register: RegExp;
    readonly value: RegExp;
    /** One result, or the results of a read of several sectors; `!` marks one that breaks the guest's contract. */
    readonly expected: RegExp;
    /** First and last sector of an extent. */
    readonly extent: RegExp;
    readonly count: RegExp;
};
/** Acts by itself: a target, a server, a fencing agent. */
export declare const agents: readonly ["storage", "cluster"];
export declare const errorResults: readonly ["EIO", "EAGAIN"];
/** Results that are not data, so that no data may have their names. */
export declare const reservedValues: readonly string[];
/** The result of a step that never ran. */
export declare const neverRan = "-";
export declare const openFlags: readonly ["direct", "buffered", "dsync", "read-only", "read-write"];
