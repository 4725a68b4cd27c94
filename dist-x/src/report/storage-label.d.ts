import type { StorageOptions } from '../../sim/storage/options.ts';
/**
 * The storage of a scenario in a word or two: the name its file uses, with what differs from the catalogue, as in
 * `nfs 3, async`.
 */
export declare function storageLabel({ storageName, litmus: { storage } }: StorageOf): string;
type StorageOf = {
    readonly storageName: string;
    readonly litmus: {
        readonly storage: StorageOptions;
    };
};
export {};
