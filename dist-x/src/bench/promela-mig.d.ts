import type { MigOptions } from '../../sim/models/mig.ts';
/**
 * `mig` in Promela: one process that repeats one atomic step. One process, because SPIN would otherwise count the
 * program counters of several as states; d_step, so that no state in the middle of a step is stored.
 */
export declare function migPromela({ sectors, versions, fix }: MigOptions): string;
