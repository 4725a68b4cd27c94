import { signal } from '@preact/signals';

export const keyMapOpen = signal(false);
