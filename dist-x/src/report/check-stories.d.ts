import type { CheckReport } from './check-report.ts';
import type { Theme } from './theme.ts';
/** One sentence about every property that is violated, under the scenario it belongs to. */
export declare function storyLines({ checked, header }: CheckReport, theme: Theme): string[];
