import type { RunReport } from './run-text.ts';
/** What `stalemate run --json` and `stalemate replay --json` print. */
export declare function runJson(kind: 'run' | 'replay', report: RunReport): string;
