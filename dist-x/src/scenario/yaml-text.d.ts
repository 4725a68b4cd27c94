/**
 * Text to a YAML document, with a bound on the work a hostile file can cause: the text is fed to the parser word by
 * word, and given up as soon as it has too many words or nests too deeply.
 */
import { type Document } from 'yaml';
import { type Problem, type Span } from './problems.ts';
/** The YAML document in a text, or undefined and at least one problem. */
export declare function parseYaml(text: string, problems: Problem[]): Document.Parsed | undefined;
export declare const tooDeep: (span: Span) => Problem;
