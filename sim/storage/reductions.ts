/** Ways in which a world leaves out states nobody could tell from others. Each can be switched off by its name. */

export const reductions = {
  'late-eviction':
    'a clean page goes right before it is read, or not at all: until then nobody could tell whether it is still there',
  'late-write-back': 'a dirty page is not written back before somebody may look at the storage or lose it',
  'dead-values':
    'of data that the guest has overwritten only matters that it is old, and of data it has not, which copies hold it',
  'settled-copies': 'a clean copy of what lies below it, which nobody can change any more, is as good as none',
} as const satisfies Readonly<Record<string, string>>;

export type ReductionName = keyof typeof reductions;

export const reductionNames = Object.keys(reductions) as readonly ReductionName[];
