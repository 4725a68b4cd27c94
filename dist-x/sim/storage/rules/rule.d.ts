export interface Rule {
    /** What the real system does, in one or two sentences. */
    readonly text: string;
    /** Where that is written down, or how it was measured. */
    readonly source: readonly string[];
}
