/** The handoffs that were argued over in the thread, and those QEMU had, as data. */
import type { Handoff } from './handoffs.ts';
export declare const handoffTable: Readonly<Record<string, Handoff>>;
