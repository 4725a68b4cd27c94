import { type Shipped } from './shipped.ts';
/** `docs/model.md`: every rule of the model, who says so, and where to see it at work. */
export declare function modelPage(shipped: readonly Shipped[]): string;
