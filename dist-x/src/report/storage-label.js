import { catalogue } from "../../sim/storage/catalogue.js";
/**
 * The storage of a scenario in a word or two: the name its file uses, with what differs from the catalogue, as in
 * `nfs 3, async`.
 */
export function storageLabel({ storageName, litmus: { storage } }) {
    const usual = Object.entries(catalogue).find(([name]) => name === storageName)?.[1].options ?? storage;
    const name = storage.kind === 'nfs' ? `${storageName} ${storage.version}` : storageName;
    return [name, ...differences(storage, usual)].join(', ');
}
function differences(options, usual) {
    const defaults = new Map(Object.entries(usual));
    const changed = Object.entries(options).filter(([key, value]) => key !== 'version' && defaults.get(key) !== value);
    const texts = changed.map(([key, value]) => optionText(key, value));
    // Both together are what people know as noac.
    const noac = ['actimeo=0', 'sync'];
    if (!noac.every((text) => texts.includes(text)))
        return texts;
    return [...texts.filter((text) => !noac.includes(text)), 'noac'];
}
/** Values that speak for themselves. */
const selfExplaining = ['server', 'export', 'mount', 'transport'];
/** Known by the name of the mount option. */
const mountOptions = {
    locks: 'nolock',
    attributeCache: 'actimeo=0',
    synchronousWrites: 'sync',
    closeToOpen: 'nocto',
};
function optionText(key, value) {
    const mountOption = mountOptions[key];
    if (mountOption !== undefined)
        return mountOption;
    const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    if (typeof value === 'string')
        return selfExplaining.includes(key) ? value : `${words} ${value}`;
    return value ? words : `no ${words}`;
}
