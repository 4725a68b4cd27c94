import { signal } from '@preact/signals';

/** The run stands as a table instead of a drawing. */
export const asTable = signal(false);
