import { type FormatName } from '../scenario/machine-names.ts';
/** An image of the format axis, as it is written: `raw`, `qcow2`, `qed+needs-check`. */
export type ImageChoice = string;
/** What an image may have beside its format; scenario files use the same words. */
export declare const imageVariations: readonly ["preallocated-file", "lazy-refcounts", "needs-check", "unknown-autoclear", "bitmap"];
export interface ImageWords {
    readonly format: FormatName;
    readonly variations: readonly (typeof imageVariations)[number][];
}
/** Undefined, with the words that mean nothing, where there are such. */
export declare function readImageChoice(choice: ImageChoice): ImageWords | {
    readonly unknown: readonly string[];
};
/** As in a scenario file. */
export declare function imageYaml(choice: ImageChoice, allocated: readonly string[]): string;
