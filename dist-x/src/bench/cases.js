import { readFileSync } from 'node:fs';
import { mig } from "../../sim/models/mig.js";
import { twoPhaseCommit } from "../../sim/models/two-phase-commit.js";
import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { loadScenario } from "../scenario/load.js";
import { measureBaseline, measureExplore } from "./measure.js";
import { migPromela } from "./promela-mig.js";
export const benchmarks = [
    benchmark('mig-4', () => mig({ sectors: 4, versions: 2, fix: true }), {
        spin: {
            promela: () => migPromela({ sectors: 4, versions: 2, fix: true }),
            pan: { maxDepth: 1_000_000, hashBits: 24 },
        },
    }),
    benchmark('two-phase-commit-5', () => twoPhaseCommit({ participants: 5 })),
    // The shipped litmus scenario with the most states.
    benchmark('litmus-read-ahead', () => litmusModel('observed/a-loop-dio-on-readahead-4k.yaml')),
    benchmark('mig-5', () => mig({ sectors: 5, versions: 2, fix: true }), {
        deep: true,
        baseline: false,
        spin: {
            promela: () => migPromela({ sectors: 5, versions: 2, fix: true }),
            pan: { maxDepth: 1_000_000, hashBits: 27 },
        },
    }),
];
/** @param path  below `scenarios/` */
function litmusModel(path) {
    const file = new URL(`../../scenarios/${path}`, import.meta.url);
    const loaded = loadScenario(readFileSync(file, 'utf8'), path);
    if (!loaded.ok)
        throw new Error(`${path} does not load: ${loaded.errors.map(({ message }) => message).join('; ')}`);
    return storageModel(buildWorld(loaded.scenario.litmus));
}
/** The model is built inside the measuring process, so that nothing has run its functions before. */
function benchmark(name, model, { baseline = true, deep = false, spin } = {}) {
    return {
        name,
        measure: { explore: () => measureExplore(model()), baseline: () => measureBaseline(model()) },
        baseline,
        deep,
        ...(spin === undefined ? {} : { spin }),
    };
}
