import type { Shipped } from './shipped.ts';
/** `scenarios/README.md`: every scenario with its outcomes. */
export declare function scenarioIndex(shipped: readonly Shipped[]): string;
