/** Parts of the documentation that follow from the tables in the code, as Markdown. */
import { type ErrorExplanation } from './error-codes.ts';
/** What to print for `explain CODE`; undefined for a word that is no code. */
export declare function explainError(code: string): ErrorExplanation | undefined;
/** All error codes: what each means and what to do about it. */
export declare function errorTable(): string;
export declare function operationTable(): string;
export declare function storageTable(): string;
export declare function optionTable(): string;
export declare function faultTable(): string;
export declare function limitTable(): string;
/** Every generated part by the name it has in the documents, between `<!-- generated: NAME -->` and `<!-- end -->`. */
export declare const generatedBlocks: Readonly<Record<string, () => string>>;
/** A document with every generated part brought up to date. */
export declare function fillGenerated(document: string): string;
