import type { OutcomesReport } from './outcomes-text.ts';
/** What `stalemate outcomes --json` prints. */
export declare function outcomesJson({ header, scenario, set, quiet }: OutcomesReport): string;
