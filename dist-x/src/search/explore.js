import { codecOf } from "../../sim/codec.js";
import { initialState, isFinished } from "../../sim/step.js";
import { expandersOf } from "./expand.js";
import { createFindings } from "./findings.js";
import { resolveLimits } from "./limits.js";
import { createVisited, KNOWN, NO_ROOM } from "./visited.js";
/**
 * Visits every reachable state of a model, breadth first and in an order that depends on the model only. Exact: whole
 * states are compared, never fingerprints.
 *
 * @throws RangeError when a recipe leaves the declared shape, naming the path
 * @limits one thread; blocks until it ends. Use `exploreInSlices` where events (Ctrl-C, a page) must be served.
 */
export function explore(model, options = {}) {
    const search = startSearch(model, options);
    while (search.run(Number.POSITIVE_INFINITY))
        ;
    return search.result();
}
/** Like `explore`, but lets the event loop run every `SLICE_MS`, so that `shouldStop` can see a Ctrl-C. */
export async function exploreInSlices(model, options = {}) {
    const search = startSearch(model, options);
    while (search.run(SLICE_MS))
        await new Promise((resolve) => {
            setTimeout(resolve, 0);
        });
    return search.result();
}
const SLICE_MS = 50;
const PROGRESS_MS = 200;
const POLL_EXPANSIONS = 1024;
function startSearch(model, options) {
    const startMs = performance.now();
    const limits = resolveLimits(options.limits);
    const codec = codecOf(model.shape);
    const instances = model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })));
    const visited = createVisited(codec.words, instances.length, limits.maxStates, limits.maxBytes);
    const { canonicalise } = model;
    const { pack, restore } = codec;
    const { insert } = visited;
    const findings = createFindings(model.properties);
    // The one object all recipes work on, its packed form before a choice, and its packed form after it.
    const state = codec.initial();
    const source = new Uint32Array(codec.words);
    const target = new Uint32Array(codec.words);
    let current = 0; // id of the state being expanded
    let transitions = 0;
    let depth = 0;
    let levelEnd = 1; // first id of the next level
    let stoppedBy;
    let elapsedMs = 0;
    let nextProgressMs = startMs + PROGRESS_MS;
    const commit = (instance) => {
        transitions++;
        if (canonicalise !== undefined)
            canonicalise(state);
        pack(state, target, 0);
        const id = insert(target, current, instance);
        if (id !== KNOWN) {
            if (id === NO_ROOM) {
                stoppedBy = visited.count() >= limits.maxStates ? 'states' : 'memory';
                return false;
            }
            if (findings.pending() && findings.look(state, id) && options.stopAtFirstViolation === true) {
                stoppedBy = 'violation';
                return false;
            }
        }
        restore(source, 0, target, 0, state);
        return true;
    };
    const expanders = expandersOf(model, state, commit);
    const storeInitial = () => {
        const initial = initialState(model);
        codec.check(initial);
        codec.pack(initial, source, 0);
        codec.unpack(source, 0, state);
        visited.insert(source, 0, 0);
        if (findings.look(state, 0) && options.stopAtFirstViolation === true)
            stoppedBy = 'violation';
    };
    const expand = () => {
        visited.load(current, target);
        restore(target, 0, source, 0, state);
        source.set(target);
        let mustHappen = 0;
        if (!isFinished(model, state)) {
            for (const { expand: expandAction, optional } of expanders) {
                const taken = expandAction();
                if (stoppedBy !== undefined)
                    return;
                if (!optional)
                    mustHappen += taken;
            }
        }
        if (mustHappen > 0)
            return;
        options.onQuiescent?.(state, current);
        if (findings.lookQuiescent(state, current) && options.stopAtFirstViolation === true)
            stoppedBy = 'violation';
    };
    const poll = () => {
        const nowMs = performance.now();
        elapsedMs = nowMs - startMs;
        if (elapsedMs >= limits.timeLimitMs)
            stoppedBy = 'time';
        else if (options.shouldStop?.() === true)
            stoppedBy = 'interrupted';
        if (options.onProgress === undefined || nowMs < nextProgressMs)
            return;
        nextProgressMs = nowMs + PROGRESS_MS;
        options.onProgress({ states: visited.count(), transitions, depth, frontier: visited.count() - current, elapsedMs });
    };
    const run = (sliceMs) => {
        const sliceEndMs = performance.now() + sliceMs;
        while (stoppedBy === undefined && current < visited.count()) {
            if (current === levelEnd) {
                depth++;
                levelEnd = visited.count();
            }
            expand();
            if (stoppedBy !== undefined)
                break;
            current++;
            // A search that has just finished is complete, however late.
            if (current % POLL_EXPANSIONS === 0 && current < visited.count()) {
                poll();
                if (performance.now() >= sliceEndMs)
                    return stoppedBy === undefined;
            }
        }
        elapsedMs = performance.now() - startMs;
        return false;
    };
    storeInitial();
    return {
        run,
        result: () => {
            // What a recipe leaves behind outside the packed leaves (an extra key, a resized or shared array) stays in the
            // one object forever, so checking it once at the end catches every such recipe.
            codec.check(state);
            const states = visited.count();
            return {
                complete: stoppedBy === undefined,
                ...(stoppedBy === undefined ? {} : { stoppedBy }),
                states,
                transitions,
                depth: states > levelEnd ? depth + 1 : depth,
                bytes: visited.bytes(),
                bytesPerState: visited.bytes() / states,
                elapsedMs,
                violations: findings.violations,
                witnesses: findings.witnesses,
                trace: (id) => traceTo(visited, instances, id),
                state: (id) => stateAt(codec, visited, id),
            };
        },
    };
}
function traceTo(visited, instances, id) {
    checkId(visited, id);
    const backwards = [];
    for (let at = id; at !== 0; at = visited.parent(at)) {
        const { action, choice } = instances[visited.instance(at)];
        backwards.push({ action, choice });
    }
    return backwards.reverse();
}
function stateAt(codec, visited, id) {
    checkId(visited, id);
    const packed = new Uint32Array(codec.words);
    visited.load(id, packed);
    const state = codec.initial();
    codec.unpack(packed, 0, state);
    return state;
}
function checkId(visited, id) {
    if (!Number.isInteger(id) || id < 0 || id >= visited.count()) {
        throw new Error(`there is no state ${id}; ids are 0..${visited.count() - 1}`);
    }
}
