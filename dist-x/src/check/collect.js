import { explore, exploreInSlices } from "../search/explore.js";
import { compareOutcomes, outcomeText } from "./outcome.js";
import { decidedProperties } from "./properties.js";
/**
 * Every outcome a model can reach, each with a shortest run that ends in it.
 *
 * Explores exhaustively and reads the outcome of each quiescent state: nothing that must still happen is left. The
 * search is breadth first, so the first state found with an outcome gives the shortest run; equally short runs are
 * told apart by the fixed order of actions, so the same model always yields the same answer.
 *
 * @param outcomeOf  reads the outcome of a quiescent state; the state is only lent
 * @returns the outcomes in the order of their values; only those found so far when not `complete`
 */
export function collectOutcomes(model, outcomeOf, options = {}) {
    const collector = createCollector(outcomeOf);
    return collector.finish(model, explore(model, { ...options, onQuiescent: collector.onQuiescent }));
}
/** Like `collectOutcomes`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function collectOutcomesInSlices(model, outcomeOf, options = {}) {
    const collector = createCollector(outcomeOf);
    return collector.finish(model, await exploreInSlices(model, { ...options, onQuiescent: collector.onQuiescent }));
}
function createCollector(outcomeOf) {
    const ends = new Map();
    let quiescent = 0;
    return {
        onQuiescent: (state, id) => {
            quiescent += 1;
            const outcome = outcomeOf(state);
            const key = outcomeText(outcome);
            const known = ends.get(key);
            if (known === undefined)
                ends.set(key, { outcome, firstId: id, states: 1 });
            else
                known.states += 1;
        },
        finish: (model, found) => ({
            outcomes: [...ends]
                .map(([key, { outcome, firstId, states }]) => ({ key, outcome, states, witness: found.trace(firstId) }))
                .sort((a, b) => compareOutcomes(a.outcome, b.outcome)),
            properties: decidedProperties(model, found),
            figures: figuresOfSearch(found, quiescent),
        }),
    };
}
/** The figures of a search, in the order in which reports print them. */
export function figuresOfSearch(found, quiescent) {
    const { complete, stoppedBy, states, transitions, depth, bytes, elapsedMs } = found;
    return { complete, ...(stoppedBy && { stoppedBy }), states, transitions, depth, quiescent, bytes, elapsedMs };
}
