import type { CaseResult } from './result.ts';
/** The results as aligned text. */
export declare function formatTable(machine: Readonly<Record<string, string | number>>, cases: readonly CaseResult[]): string;
