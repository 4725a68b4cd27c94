/** Every limit of a scenario file. They keep the search finite and a hostile file harmless. */
export const limits = {
    /** Size of a file in bytes; a larger one is not even read. */
    fileBytes: 1_048_576,
    /** Words and signs the YAML reader may meet. The largest useful scenario has about a tenth. */
    yamlTokens: 20_000,
    /** How deep lists and mappings may nest. */
    depth: 24,
    /** Values in a file once every alias is written out. */
    yamlNodes: 20_000,
    /** Characters of one operation, one set of flags, or one expected value. */
    wordsLength: 400,
    /** Errors reported for one file. */
    errors: 10,
    actors: 8,
    handles: 12,
    sectors: 16,
    steps: 64,
    registers: 24,
    /** Different values that a sector may hold, counting the initial ones. */
    values: 30,
    /** How often one fault may strike. */
    faultBudget: 3,
    /** Size of the disk, in sectors of 512 bytes (1 TiB). */
    diskSectors: 2_147_483_648,
    /** Sizes that the disk of a guest may have. */
    diskSizes: 6,
    /** Different contents that the tables of one image can have; six clusters of qcow2 have about half as many. */
    tableContents: 1_048_576,
    /** Hand-overs of the guest in one scenario. */
    migrations: 4,
    /** Steps in one list of a handoff. */
    handoffSteps: 24,
    /** How often an unscripted guest does one thing. */
    guestRequests: 6,
    /** Outcomes one part of `outcomes` may describe once its lists are multiplied out. */
    combinations: 20_000,
    /** Choices of a recorded trace. */
    traceChoices: 4_000,
};
/** Eight sectors of 512 bytes make one page of 4 KiB. */
export const sectorsPerPage = 8;
export const defaultDiskSectors = 128;
/** 64 MiB: one L2 table of qcow2 covers more than that. */
export const defaultGuestSectors = 131_072;
/** Undeclared sectors lie this far apart, so that reading ahead from one never reaches the next. */
export const implicitSectorSpacing = 800;
