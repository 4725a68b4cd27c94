import type { PartKind } from './coverage-data.ts';

/** Why something takes part in no shipped scenario; empty where everything does. */
export const idleReasons: Readonly<Partial<Record<PartKind, Readonly<Record<string, string>>>>> = {};
