/**
 * A YAML document as plain data, and where each part of it stands in the text. Words are kept as written too:
 * for YAML `00` is a number, for a scenario it is a value of two characters.
 */
import { type Document } from 'yaml';
import { type Problem, type Span } from './problems.ts';
export type Plain = string | number | boolean | null | readonly Plain[] | {
    readonly [key: string]: Plain;
};
export type Path = readonly (string | number)[];
export interface SourceTree {
    readonly text: string;
    readonly data: Plain;
    /** Place of a value; of the nearest part around it where there is none. */
    readonly value: (path: Path) => Span;
    /** Place of the key (in a list: of the entry) that leads to a value. */
    readonly key: (path: Path) => Span;
    /** A scalar as the author wrote it, without quotes. */
    readonly written: (path: Path) => string;
    /** Place of some characters of a text; of its beginning where quoting or folding has moved them. */
    readonly inside: (path: Path, start: number, length: number) => Span;
}
/** The document as a tree, or undefined and a problem. */
export declare function readTree(document: Document.Parsed, text: string, problems: Problem[]): SourceTree | undefined;
