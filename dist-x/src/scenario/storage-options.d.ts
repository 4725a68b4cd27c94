/**
 * The options of each kind of storage as they are written in a file. The type makes it complete: an option added to
 * the model does not compile until it is described here.
 */
import { type CatalogueEntry, type StorageName } from '../../sim/storage/catalogue.ts';
import type { StorageOptions } from '../../sim/storage/options.ts';
export type StorageKind = StorageOptions['kind'];
export interface OptionRule<Value extends string | boolean = string | boolean> {
    readonly values: readonly Value[];
    readonly meaning: string;
}
type OptionsOf<Kind extends StorageKind> = Omit<Extract<StorageOptions, {
    kind: Kind;
}>, 'kind'>;
type OptionRules = {
    readonly [Kind in StorageKind]: {
        readonly [Field in keyof OptionsOf<Kind>]: OptionRule<OptionsOf<Kind>[Field] & (string | boolean)>;
    };
};
export declare const optionRules: OptionRules;
export declare const storageKinds: readonly StorageKind[];
export declare const storageNames: readonly StorageName[];
export declare const isStorageName: (name: string) => name is StorageName;
export declare const catalogueEntry: (name: StorageName) => CatalogueEntry;
/** Options of a kind by the key that a file uses: `writeCache` is written `write-cache`. */
export declare function optionsByKey(kind: StorageKind): ReadonlyMap<string, OptionRule & {
    readonly field: string;
}>;
/** The kinds of storage that have an option; empty where no storage has it. */
export declare function kindsWithOption(key: string): StorageKind[];
export {};
