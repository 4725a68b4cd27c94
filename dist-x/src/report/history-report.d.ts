import { type History } from '../matrix/history.ts';
import { type Header } from './header.ts';
import type { Theme } from './theme.ts';
/** Everything `stalemate history` found out. */
export interface HistoryReport {
    readonly header: Header;
    /** The configuration in words. */
    readonly title: string;
    readonly hash: string;
    /** What the guest does; absent where a scenario file says it. */
    readonly scope?: string;
    readonly entries: History;
    readonly elapsedMs: number;
}
export declare function historyText(report: HistoryReport, theme: Theme): string;
/** What `stalemate history --json` prints. */
export declare function historyJson({ header, title, hash, scope, entries, elapsedMs }: HistoryReport): string;
