/** Work for a thread. */
export const doubled = (item: number): number => 2 * item;
