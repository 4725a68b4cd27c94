import { applies } from "../storage/world.js";
import { carryOut, fence, hostIsUp, isInVain, linkTo, mayCarryOut, resultOf } from "./agent.js";
import { isCut } from "./network.js";
import { plain } from "./variant.js";
import { certain, mayVary, variantsFor } from "./variants.js";
export function arbiterActions(world) {
    return world.machine.migrations.flatMap(({ arbiter }, migration) => arbiter === null ? [] : actionsOf(world, migration));
}
function actionsOf(world, migration) {
    const { arbiter } = world.machine.migrations[migration];
    const { faults } = world.machine.setup;
    const actor = 'arbiter';
    const step = (state) => arbiter.steps[state.arbiters[migration].step];
    const up = (state) => state.arbiters[migration].up;
    const goTo = (state, label) => {
        state.arbiters[migration].step = arbiter.steps.findIndex((one) => one.label === label);
        state.arbiters[migration].call = 'idle';
    };
    const kinds = arbiter.steps.map(({ label }) => label);
    const mayAsk = (state, choice) => up(state) &&
        state.arbiters[migration].step === choice &&
        step(state).kind === 'request' &&
        state.arbiters[migration].call === 'idle';
    const ask = (state) => {
        state.arbiters[migration].call = 'requested';
    };
    const asks = {
        name: 'arbiter.asks',
        actor,
        choices: kinds,
        enabled: (state, choice) => mayAsk(state, choice) && !isInVain(world, state, migration, choice),
        apply: ask,
    };
    // It asks for ever, but a run in which nothing else can happen has come to its end.
    const asksInVain = {
        name: 'arbiter.asks-in-vain',
        actor,
        choices: kinds,
        optional: true,
        enabled: (state, choice) => mayAsk(state, choice) && isInVain(world, state, migration, choice),
        apply: ask,
    };
    // A source that runs again may read its image again.
    const chance = { ...certain(world.machine.migrations[migration].source), readsTables: true };
    const orders = arbiter.steps.flatMap((one, index) => (one.kind === 'request' && one.request === 'resume' ? variantsFor(world, chance) : [plain]).map((variant) => ({
        index,
        variant,
    })));
    const carriesOut = {
        name: 'agent.carries-out',
        actor: 'agent',
        choices: orders.map(({ index, variant }) => [kinds[index], variant.label].filter((text) => text !== '').join(', ')),
        enabled: (state, choice) => {
            const its = state.arbiters[migration];
            const one = step(state);
            const { index, variant } = orders[choice];
            return (its.step === index &&
                mayVary(world, state, chance, variant) &&
                its.call === 'requested' &&
                one.kind === 'request' &&
                mayCarryOut(world, state, migration, one.request) &&
                !isCut(state, linkTo(world, migration, one.to)) &&
                hostIsUp(world, state, migration, one.to));
        },
        apply: (state, choice) => {
            const { index, variant } = orders[choice];
            const one = arbiter.steps[index];
            if (one.kind === 'request')
                carryOut(world, state, migration, one.to, one.request, variant);
        },
    };
    const answers = {
        name: 'agent.answers',
        actor: 'agent',
        choices: kinds,
        enabled: (state, choice) => {
            const its = state.arbiters[migration];
            const one = step(state);
            return (its.step === choice &&
                its.call === 'running' &&
                one.kind === 'request' &&
                hostIsUp(world, state, migration, one.to) &&
                resultOf(world, state, migration, one.request) !== null);
        },
        apply: (state, choice) => {
            const one = arbiter.steps[choice];
            if (one.kind !== 'request')
                return;
            state.arbiters[migration].call = resultOf(world, state, migration, one.request) ?? 'error';
        },
    };
    const hears = {
        name: 'arbiter.hears',
        actor,
        choices: kinds,
        enabled: (state, choice) => {
            const its = state.arbiters[migration];
            const one = step(state);
            return (up(state) &&
                its.step === choice &&
                (its.call === 'ok' || its.call === 'error') &&
                one.kind === 'request' &&
                !isCut(state, linkTo(world, migration, one.to)));
        },
        apply: (state, choice) => {
            const one = arbiter.steps[choice];
            if (one.kind === 'request')
                goTo(state, state.arbiters[migration].call === 'ok' ? one.ok : one.error);
        },
    };
    const hearsNothing = {
        name: 'arbiter.hears-nothing',
        actor,
        choices: kinds,
        enabled: (state, choice) => {
            const its = state.arbiters[migration];
            const one = step(state);
            if (!up(state) || its.step !== choice || one.kind !== 'request' || its.call === 'idle')
                return false;
            return (its.call === 'lost' ||
                isCut(state, linkTo(world, migration, one.to)) ||
                !hostIsUp(world, state, migration, one.to));
        },
        apply: (state, choice) => {
            const one = arbiter.steps[choice];
            if (one.kind === 'request')
                goTo(state, one.silence);
        },
    };
    const decides = {
        name: 'arbiter.decides',
        actor,
        choices: kinds,
        enabled: (state, choice) => up(state) && state.arbiters[migration].step === choice && step(state).kind === 'decide',
        apply: (state, choice) => {
            const one = arbiter.steps[choice];
            if (one.kind !== 'decide')
                return;
            if (arbiter.log && applies(world, 'arbiter.log-outlives-crash'))
                state.arbiters[migration].decided = one.outcome;
            goTo(state, one.next);
        },
    };
    const fences = {
        name: 'arbiter.fences',
        actor,
        choices: kinds,
        enabled: (state, choice) => up(state) && state.arbiters[migration].step === choice && step(state).kind === 'fence',
        apply: (state, choice) => {
            const one = arbiter.steps[choice];
            if (one.kind === 'fence')
                goTo(state, fence(world, state, migration, one.node) ? one.next : one.unable);
        },
    };
    const crashes = {
        name: 'arbiter.crashes',
        actor,
        choices: [''],
        optional: true,
        enabled: (state) => up(state) && state.machineBudget.arbiterCrash > 0 && step(state).kind !== 'end',
        apply: (state) => {
            state.machineBudget.arbiterCrash -= 1;
            state.arbiters[migration].up = false;
        },
    };
    const restarts = {
        name: 'arbiter.restarts',
        actor,
        choices: [''],
        enabled: (state) => {
            const { arbiterHostIndex } = world.machine.migrations[migration];
            return !up(state) && (arbiterHostIndex < 0 || state.hosts[arbiterHostIndex].up);
        },
        apply: (state) => {
            const its = state.arbiters[migration];
            its.up = true;
            goTo(state, arbiter.recovery[its.decided === 'none' ? 'undecided' : its.decided]);
        },
    };
    return [
        asks,
        asksInVain,
        carriesOut,
        answers,
        hears,
        hearsNothing,
        decides,
        fences,
        ...(faults.arbiterCrash > 0 ? [crashes, restarts] : []),
    ];
}
