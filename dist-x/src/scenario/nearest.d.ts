/**
 * The candidate that looks most like a word, or undefined where none looks like a slip of the pen.
 *
 * @limits  words over 40 characters are not compared, so that a hostile file cannot make this slow
 */
export declare function nearest(word: string, candidates: readonly string[], longestCompared?: number): string | undefined;
