/** Every limit of a scenario file. They keep the search finite and a hostile file harmless. */
export declare const limits: {
    /** Size of a file in bytes; a larger one is not even read. */
    readonly fileBytes: 1048576;
    /** Words and signs the YAML reader may meet. The largest useful scenario has about a tenth. */
    readonly yamlTokens: 20000;
    /** How deep lists and mappings may nest. */
    readonly depth: 24;
    /** Values in a file once every alias is written out. */
    readonly yamlNodes: 20000;
    /** Characters of one operation, one set of flags, or one expected value. */
    readonly wordsLength: 400;
    /** Errors reported for one file. */
    readonly errors: 10;
    readonly actors: 8;
    readonly handles: 12;
    readonly sectors: 16;
    readonly steps: 64;
    readonly registers: 24;
    /** Different values that a sector may hold, counting the initial ones. */
    readonly values: 30;
    /** How often one fault may strike. */
    readonly faultBudget: 3;
    /** Size of the disk, in sectors of 512 bytes (1 TiB). */
    readonly diskSectors: 2147483648;
    /** Sizes that the disk of a guest may have. */
    readonly diskSizes: 6;
    /** Different contents that the tables of one image can have; six clusters of qcow2 have about half as many. */
    readonly tableContents: 1048576;
    /** Hand-overs of the guest in one scenario. */
    readonly migrations: 4;
    /** Steps in one list of a handoff. */
    readonly handoffSteps: 24;
    /** How often an unscripted guest does one thing. */
    readonly guestRequests: 6;
    /** Outcomes one part of `outcomes` may describe once its lists are multiplied out. */
    readonly combinations: 20000;
    /** Choices of a recorded trace. */
    readonly traceChoices: 4000;
};
/** Eight sectors of 512 bytes make one page of 4 KiB. */
export declare const sectorsPerPage = 8;
export declare const defaultDiskSectors = 128;
/** 64 MiB: one L2 table of qcow2 covers more than that. */
export declare const defaultGuestSectors = 131072;
/** Undeclared sectors lie this far apart, so that reading ahead from one never reaches the next. */
export declare const implicitSectorSpacing = 800;
