import { type Problem } from './problems.ts';
import { type ScenarioDocument } from './schema.ts';
import type { SourceTree } from './source-tree.ts';
/** The file as a typed document, or undefined and at least one problem. */
export declare function checkStructure(tree: SourceTree, problems: Problem[]): ScenarioDocument | undefined;
