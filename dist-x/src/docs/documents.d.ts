/** A file that is written by `npm run docs`, or parts of which are. */
export interface Document {
    readonly path: string;
    readonly text: string;
}
/** Every such file as it should be; paths and the working folder are those of the repository's root. */
export declare function documents(): Promise<Document[]>;
