import type { Theme } from './theme.ts';
export interface Cell {
    readonly text: string;
    /** Says the same in fewer words, for a column too narrow for the text; the first one that fits is taken. */
    readonly shorter?: readonly string[];
    readonly paint?: (text: string) => string;
}
export interface Column {
    readonly heading: string;
    readonly align?: 'left' | 'right';
    /** Its share of a line that is too long, next to those of the other columns; absent: never narrowed. */
    readonly share?: number;
    /** Never cut: a text that is too long for the column gets a line of its own. */
    readonly whole?: true;
    /** It is not worth showing in less room than this; absent: what its shortest texts need. */
    readonly least?: number;
    /** Where a line has too little room for all columns, those with a number are left out, the lowest first. */
    readonly leaveOut?: number;
}
/** Rows under one heading line; a row that is only a text spans the whole line. A column without any text is left out. */
export declare function table(allColumns: readonly Column[], allRows: readonly (readonly Cell[] | string)[], theme: Theme): string[];
/** Cuts a text that is too long, with a sign that says so. */
export declare function clip(text: string, width: number, { signs }: Pick<Theme, 'signs'>): string;
/** Breaks a text at blanks; every line but the first starts with the indent. A word longer than a line stays whole. */
export declare function wrap(text: string, width: number, indent?: string): string[];
/** Text from a file on one line of a terminal: line feeds become blanks, and what could steer a terminal becomes visible. */
export declare function oneLine(text: string): string;
export declare function widthOf(text: string): number;
