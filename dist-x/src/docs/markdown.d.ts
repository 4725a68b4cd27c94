/** The path from one document to another file of the repository. */
export declare function linkFrom(document: string, target: string): string;
