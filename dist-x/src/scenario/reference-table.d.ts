/** Pieces of Markdown for the reference. */
export declare const code: (text: string) => string;
export declare function table(head: readonly string[], rows: readonly (readonly string[])[]): string;
