/** A table; cells may contain Markdown. */
export declare function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string;
export declare function code(text: string): string;
