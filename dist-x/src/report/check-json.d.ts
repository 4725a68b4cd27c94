import { type CheckReport } from './check-report.ts';
/** What `stalemate check --json` prints. */
export declare function checkJson(report: CheckReport): string;
