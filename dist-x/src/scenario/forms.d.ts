/** What each part of a file looks like when it is right, for the error about one that is not. */
import type { Path, Plain } from './source-tree.ts';
/** How the part at a path is written, made of what stands there as far as that fits; undefined where nothing is known. */
export declare function exampleOf(path: Path, found: Plain | undefined): string | undefined;
