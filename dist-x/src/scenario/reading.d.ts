import type { Problem } from './problems.ts';
import type { ScenarioDocument } from './schema.ts';
import type { SourceTree } from './source-tree.ts';
/** What every part of the loader works on: the document, its places in the text, and the problems found so far. */
export interface Reading {
    readonly document: ScenarioDocument;
    readonly tree: SourceTree;
    readonly problems: Problem[];
}
