/**
 * Which step of the handoff should have kept a violation from happening, and is not there. Found by trying: each known
 * step is added alone, then in pairs, and an exhaustive search says whether the property then holds.
 */
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { traceNames } from "../check/trace-names.js";
import { explore } from "../search/explore.js";
import { candidateSteps, withHandoff, withSteps } from "./insert-step.js";
import { rerun } from "./same-run.js";
/** Each search stops after so many states; then it says nothing. */
export const COUNTERFACTUAL_STATES_MAX = 200_000;
/** So many searches are made for steps alone, and as many for pairs. */
const SEARCHES_MAX = 24;
/** @returns null where there is no handoff to mend */
export function missingSteps(litmus, violation, options = {}) {
    const { machine } = litmus;
    if (machine === undefined || machine.migrations.length === 0)
        return null;
    const alone = machine.migrations.flatMap(({ handoff }, migration) => candidateSteps(handoff).map((added) => ({ migration, added })));
    const attempt = {
        litmus,
        violation,
        options,
        badRuns: [{ property: violation.property, names: violation.run }],
    };
    const found = tried(attempt, alone);
    if (found.remedies.length > 0)
        return found;
    const pairs = alone.flatMap((one, index) => alone
        .slice(index + 1)
        .filter(({ migration }) => migration === one.migration)
        .map(({ added }) => ({ migration: one.migration, added: [...one.added, ...added] })));
    const inPairs = tried(attempt, pairs);
    return { remedies: inPairs.remedies, partial: found.partial, undecided: found.undecided + inPairs.undecided };
}
function tried(attempt, trials) {
    const { litmus, violation, options, badRuns } = attempt;
    const remedies = [];
    const partial = [];
    let undecided = 0;
    let searches = 0;
    for (const trial of trials) {
        const changed = changedBy(litmus, trial);
        const model = storageModel(buildWorld(changed, options));
        const labels = labelsOf(changed, trial);
        const steps = trial.added.map((one) => named(litmus, trial, one));
        const outcomes = badRuns.map((run) => rerun(model, run, labels));
        const helpsHere = outcomes[0] === 'harmless' && steps.length === 1;
        if (outcomes.includes('violates')) {
            if (helpsHere)
                partial.push(...steps);
            continue;
        }
        if (searches === SEARCHES_MAX) {
            undecided += 1;
            continue;
        }
        searches += 1;
        const result = searchMended(model, violation, options.maxStates ?? COUNTERFACTUAL_STATES_MAX);
        switch (result.kind) {
            case 'mended':
                remedies.push({ migration: trial.migration, steps, states: result.states });
                break;
            case 'bad-run':
                if (helpsHere)
                    partial.push(...steps);
                badRuns.push({ ...result.run, names: result.run.names.filter((name) => !labels.includes(name)) });
                break;
            case 'undecided':
                undecided += 1;
                break;
            case 'idle':
        }
    }
    return { remedies, partial, undecided };
}
function changedBy(litmus, { migration, added }) {
    const { handoff } = litmus.machine.migrations[migration];
    return withHandoff(litmus, migration, withSteps(handoff, added));
}
const processOf = (litmus, migration, { side }) => {
    const { source, destination } = litmus.machine.migrations[migration];
    return side === 'destination' ? destination : source;
};
/** As the model may name the added steps: with the migration where their process takes part in several. */
function labelsOf(litmus, { migration, added }) {
    const { source, destination } = litmus.machine.migrations[migration];
    return added.flatMap((one) => {
        const label = `${processOf(litmus, migration, one)}.${one.step}`;
        return [label, `${label}, ${source} to ${destination}`];
    });
}
/** Does the property hold, does nothing else break, and does what happened before still happen? */
function searchMended(model, { property, violated, reached }, maxStates) {
    const properties = model.properties.filter(({ name, kind }) => kind === 'sometimes' || name === property || !violated.includes(name));
    const search = explore({ ...model, properties }, { limits: { maxStates }, stopAtFirstViolation: true });
    const [bad] = search.violations;
    if (bad !== undefined)
        return { kind: 'bad-run', run: { property: bad.property, names: traceNames(model, search.trace(bad.id)) } };
    if (!search.complete)
        return { kind: 'undecided' };
    const still = search.witnesses.map(({ property: name }) => name);
    return reached.every((name) => still.includes(name)) ? { kind: 'mended', states: search.states } : { kind: 'idle' };
}
function named(litmus, { migration }, added) {
    const since = sinceWhen(added);
    return { ...added, process: processOf(litmus, migration, added), ...(since === undefined ? {} : { since }) };
}
function sinceWhen({ side, step }) {
    const has = (name) => {
        const { source, sourceFails, destination } = handoffTable[name];
        const list = side === 'source' ? source : side === 'destination' ? destination : sourceFails;
        return list.includes(step);
    };
    const version = Object.entries(qemuVersions).find(([, { handoff }]) => has(handoff));
    if (version !== undefined)
        return { kind: 'version', name: version[0], cites: version[1].cites };
    const proposal = Object.values(handoffTable).find(({ name }) => has(name));
    return proposal === undefined ? undefined : { kind: 'proposal', name: proposal.name, cites: proposal.cites };
}
