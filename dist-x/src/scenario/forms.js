import { openFlags, words } from "./words.js";
/** How the part at a path is written, made of what stands there as far as that fits; undefined where nothing is known. */
export function exampleOf(path, found) {
    const form = forms.find(({ at }) => at.length === path.length && at.every((key, n) => key === any || key === path[n]));
    return form?.example(String(path.at(-1)), found);
}
/** Stands for any key or position in the path of a form. */
const any = '*';
const wordsIn = (found, otherwise) => {
    const list = Array.isArray(found) ? found : [found];
    const names = list.filter((entry) => typeof entry === 'string' && words.handle.test(entry));
    return names.length > 0 && names.length === list.length ? names : otherwise;
};
const perHost = (name) => ({
    at: ['faults', name],
    example: (key, found) => `${key}: {${wordsIn(found, ['S'])[0]}: 1}`,
});
const flagsIn = (found) => typeof found === 'string' && openFlags.some((flag) => flag === found) ? found : 'direct';
const forms = [
    {
        at: ['hosts'],
        example: (_, found) => `hosts: {${wordsIn(found, ['S', 'D'])
            .map((name) => `${name}: direct`)
            .join(', ')}}`,
    },
    { at: ['hosts', any], example: (key) => `${key}: {} where nothing is open at the start, ${key}: direct otherwise` },
    { at: ['hosts', any, 'opens'], example: (_, found) => `opens: {disk: ${flagsIn(found)}}` },
    { at: ['hosts', any, 'opens', any], example: (key) => `${key}: direct` },
    { at: ['hosts', any, 'host'], example: () => 'host: D, or leave it out' },
    { at: ['hosts', any, 'node'], example: () => 'node: sdb, or leave it out' },
    { at: ['storage'], example: () => 'storage: iscsi, or storage: {name: nfs, version: 3}' },
    { at: ['disk'], example: () => 'disk: {size: 128, sectors: {x: 0, y: 8-15}}' },
    { at: ['disk', 'size'], example: () => 'size: 128' },
    { at: ['disk', 'sectors'], example: () => 'sectors: {x: 0, y: 8-15}' },
    { at: ['disk', 'sectors', any], example: (key) => `${key}: 8, or ${key}: 8-15 for an extent` },
    { at: ['disk', 'sizes'], example: (_, found) => `sizes: [${typeof found === 'number' ? found : 131072}, 196608]` },
    { at: ['initial'], example: () => 'initial: 0, or initial: {x: aa, y: bb}' },
    { at: ['initial', any], example: (key) => `${key}: aa` },
    { at: ['faults'], example: () => 'faults: {host-crash: {S: 1}}' },
    perHost('host-crash'),
    perHost('partition'),
    perHost('flush-error'),
    perHost('delayed-duplicate'),
    { at: ['faults', 'cuts-are-for-good'], example: (key) => `${key}: true` },
    { at: ['faults', any], example: (key) => `${key}: 1` },
    { at: ['faults', any, any], example: (key) => `${key}: 1` },
    { at: ['outcomes'], example: () => 'outcomes: {exactly: [{before: 0, after: [0!, 1]}]}' },
    { at: ['outcomes', any], example: (key) => `${key}: [{before: 0, after: [0!, 1]}]` },
    { at: ['outcomes', any, any], example: () => '{before: 0, after: [0!, 1]}' },
    { at: ['outcomes', any, any, any], example: (key) => `${key}: 0, or ${key}: [0!, 1]` },
    { at: ['observed'], example: () => 'observed: [{id: run-1, outcomes: [{registers: {after: 0}}]}]' },
    { at: ['observed', any], example: () => '{id: run-1, outcomes: [{registers: {after: 0}}]}' },
    { at: ['observed', any, 'outcomes'], example: () => 'outcomes: [{count: 20, registers: {after: 0}}]' },
    { at: ['observed', any, 'outcomes', any], example: () => '{count: 20, registers: {after: 0}}' },
    { at: ['observed', any, 'versions'], example: () => 'versions: {kernel: 6.18.44}' },
    { at: ['image'], example: () => 'image: raw, or image: {format: qcow2, allocated: [x]}' },
    { at: ['image', 'allocated'], example: (_, found) => `allocated: [${wordsIn(found, ['x']).join(', ')}]` },
    { at: ['image', 'backing', 'allocated'], example: (_, found) => `allocated: [${wordsIn(found, ['x']).join(', ')}]` },
    {
        at: ['machines'],
        example: (_, found) => `machines: {${wordsIn(found, ['S', 'D'])
            .map((name) => `${name}: none`)
            .join(', ')}}`,
    },
    { at: ['machines', any], example: (key) => `${key}: none, or ${key}: {qemu: '10.0', cache: none}` },
    { at: ['migrations'], example: () => "migrations: [{from: S, to: D, handoff: '10.0'}]" },
    { at: ['migrations', any], example: () => "{from: S, to: D, handoff: '10.0'}" },
    { at: ['migrations', any, 'handoff'], example: () => "handoff: '10.0', or handoff: {like: '10.0', without: [lock]}" },
    {
        at: ['migrations', any, 'handoff', any],
        example: (key, found) => `${key}: [${wordsIn(found, ['flush']).join(', ')}]`,
    },
    { at: ['guest'], example: () => 'guest: {writes: 2, reads: 2, sectors: [x]}' },
    { at: ['guest', 'sectors'], example: (_, found) => `sectors: [${wordsIn(found, ['x']).join(', ')}]` },
    { at: ['guest', any], example: (key) => `${key}: 1` },
    {
        at: ['properties'],
        example: (_, found) => `properties: {violated: [${wordsIn(found, ['stale-read']).join(', ')}]}`,
    },
    { at: ['properties', any], example: (key, found) => `${key}: [${wordsIn(found, ['stale-read']).join(', ')}]` },
    { at: ['trace'], example: () => 'trace: {model: VERSION, choices: [...]}, as the program writes it' },
    { at: ['stalemate'], example: () => 'stalemate: 1' },
];
