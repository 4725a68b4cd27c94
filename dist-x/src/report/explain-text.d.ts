import { type ExplainReport } from './explain-report.ts';
import type { Theme } from './theme.ts';
/** What `stalemate explain FILE` prints: for every violated property a shortest run, and why it goes wrong. */
export declare function explainText(report: ExplainReport, theme: Theme): string;
