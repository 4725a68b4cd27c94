import seedrandom from 'seedrandom';
export function createRng(seed) {
    return rngFrom(seedrandom.alea(seed, { state: true }));
}
export function restoreRng(saved) {
    return rngFrom(seedrandom.alea('', { state: { ...saved } }));
}
function rngFrom(alea) {
    return {
        below: (bound) => {
            if (!Number.isInteger(bound) || bound < 1)
                throw new Error(`cannot draw below ${bound}`);
            return Math.floor(alea() * bound);
        },
        fraction: () => alea(),
        save: () => ({ ...alea.state() }),
    };
}
