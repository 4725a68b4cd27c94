import type { Handoff } from '../../sim/machine/handoffs.ts';
import type { Reading } from './reading.ts';
import type { ScenarioDocument } from './schema.ts';
import type { Path } from './source-tree.ts';
type HandoffDocument = NonNullable<NonNullable<ScenarioDocument['migrations']>[number]['handoff']>;
/** The handoff at a path, or that of a version of QEMU where the file names none; undefined and a problem otherwise. */
export declare function readHandoff(reading: Reading, handoff: HandoffDocument | undefined, path: Path, qemu: string): Handoff | undefined;
export {};
