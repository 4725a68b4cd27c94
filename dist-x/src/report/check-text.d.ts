import { type CheckReport } from './check-report.ts';
import type { Theme } from './theme.ts';
/** What `stalemate check` prints: one line a scenario under the name of its file, grouped by folder, then why some are not as expected, then totals. */
export declare function checkText(report: CheckReport, theme: Theme): string;
