/**
 * Who decides where the guest runs: a program of the third node, as data. It sends requests to the management agent of
 * source and destination and goes on by what comes back. Silence is what it sees when a request or a reply is lost,
 * when the link is cut, or when the node is dead: it cannot tell these apart.
 */
export interface ArbiterProgram {
    readonly name: string;
    readonly summary: string;
    /** The first one is where it starts. */
    readonly steps: readonly ArbiterStep[];
    /** It writes decisions to stable storage before it acts on them, and reads them when it restarts. */
    readonly log: boolean;
    /** Where it goes on after a crash, by what the log says; without a log always `undecided`. */
    readonly recovery: {
        readonly undecided: string;
        readonly source: string;
        readonly destination: string;
    };
    readonly cites: readonly string[];
}
export type ArbiterStep = {
    readonly label: string;
    readonly kind: 'request';
    readonly to: 'source' | 'destination';
    readonly request: ArbiterRequest;
    readonly ok: string;
    readonly error: string;
    readonly silence: string;
} | {
    readonly label: string;
    readonly kind: 'decide';
    readonly outcome: 'source' | 'destination';
    readonly next: string;
}
/** Makes sure of a node by the fencing the scenario has; `unable` where it has none. */
 | {
    readonly label: string;
    readonly kind: 'fence';
    readonly node: 'source' | 'destination';
    readonly next: string;
    readonly unable: string;
} | {
    readonly label: string;
    readonly kind: 'end';
};
/**
 * `prepare`: start the destination with -incoming. `perform`: migrate, and say how it ended. `query`: has it loaded the
 * state (destination), or did it complete (source)? `cont`: run. `kill`: end the process. `resume`: run again at the
 * source.
 */
export type ArbiterRequest = 'prepare' | 'perform' | 'query' | 'cont' | 'kill' | 'resume';
