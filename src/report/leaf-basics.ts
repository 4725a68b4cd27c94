/** What the words for leaves of the storage and of the machine share. */

/** As `Field.path`. */
export type Leaf = readonly (string | number)[];
export type LeafValue = number | boolean | string;

/** `host D is up` or `host D is down`. */
export const either = (subject: string, value: LeafValue, yes: string, no: string): string =>
  `${subject} ${value === true ? yes : no}`;

export const sectorsText = (size: number | undefined): string => `${size} sectors`;
