/** How a report may look: colours, the signs it may use, and how wide a line may be. */
export interface Theme {
    readonly width: number;
    readonly paint: Readonly<Record<PaintName, (text: string) => string>>;
    readonly signs: Signs;
}
export type PaintName = 'bold' | 'dim' | 'good' | 'bad' | 'doubtful' | 'neutral';
export interface Signs {
    readonly good: string;
    readonly bad: string;
    readonly doubtful: string;
    /** Neither good nor bad. */
    readonly neutral: string;
    readonly element: string;
    readonly times: string;
    readonly ellipsis: string;
    readonly dot: string;
}
export interface ThemeOptions {
    /** How to colour; absent: not at all. */
    readonly paint?: Theme['paint'];
    readonly unicode: boolean;
    readonly width: number;
}
export declare function createTheme({ paint, unicode, width }: ThemeOptions): Theme;
/** What files and pipes get. */
export declare const plainTheme: Theme;
