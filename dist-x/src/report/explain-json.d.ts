import { type ExplainReport } from './explain-report.ts';
/** What `stalemate explain FILE --json` prints. */
export declare function explainJson({ header, scenario, set: { figures }, explained }: ExplainReport): string;
