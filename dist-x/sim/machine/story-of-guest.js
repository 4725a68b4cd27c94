/** Where the guest runs: in two places, nowhere and lost, or nowhere and nobody starts it. */
import { lastIndex } from "../storage/run.js";
import { runTexts } from "./describe-process.js";
import { kindOfChoice } from "./guest-access.js";
import { nextDestinationStep, nextSourceStep } from "./handoff-actions.js";
export function storyOfSplitBrain(scene) {
    const { world, states } = scene;
    const end = states.at(-1);
    const running = world
        .machine.processes.flatMap(({ setup }, process) => setup.program === 'qemu' && end.processes[process].run === 'running' ? [runningProcess(scene, process)] : [])
        .sort((one, other) => (one.step ?? -1) - (other.step ?? -1));
    return { kind: 'split-brain', running, leading: leadingSteps(scene), decidedBy: decidedBy(world) };
}
function runningProcess({ world, states }, process) {
    const { name, setup, main } = world.machine.processes[process];
    const step = lastIndex(states, (state) => state.processes[process].run !== 'running');
    const locks = !setup.behaviour.imageLocks
        ? 'unknown to this version'
        : !setup.locking || setup.forceShare
            ? 'switched off'
            : states.at(-1).handles[main.handle].locked
                ? 'held'
                : 'not held';
    return { process: name, step: step < 0 ? null : step, lock: locks };
}
export function storyOfVmLost(scene) {
    const { world, states } = scene;
    const losses = world.machine.processes.flatMap(({ name, setup }, process) => {
        if (setup.program !== 'qemu' || setup.starts === 'absent')
            return [];
        const had = (state) => state.processes[process].memory;
        const lastWith = lastIndex(states, (state) => had(state) !== 'none');
        const gone = lastIndex(states, (state) => state.processes[process].run !== 'gone');
        const best = states.some((state) => had(state) === 'current') ? 'all' : lastWith >= 0 ? 'part' : 'nothing';
        const step = Math.min(lastWith < 0 ? states.length : lastWith, gone < 0 ? states.length : gone);
        return [{ process: name, had: best, step: step < states.length - 1 ? step : null }];
    });
    return { kind: 'vm-lost', losses, leading: leadingSteps(scene), decidedBy: decidedBy(world) };
}
export function storyOfStuck(scene) {
    const { world, states } = scene;
    const end = states.at(-1);
    const processes = world.machine.processes.flatMap(({ name, setup }, process) => {
        if (setup.program !== 'qemu')
            return [];
        const { run } = end.processes[process];
        const step = lastIndex(states, (state) => state.processes[process].run !== run);
        return [
            {
                process: name,
                state: runTexts[run],
                step: step < 0 ? null : step,
                waitsFor: run === 'gone' ? null : waitsFor(world, end, process),
            },
        ];
    });
    return { kind: 'stuck', processes, leading: leadingSteps(scene), decidedBy: decidedBy(world) };
}
function waitsFor(world, state, process) {
    for (const [migration, { source, destination }] of world.machine.migrations.entries()) {
        const { stream, status } = state.migrations[migration];
        if (destination === process) {
            const step = nextDestinationStep(world, state, migration);
            if (step === null)
                continue;
            if (step === 'receive')
                return stream === 'lost' ? 'the last of the state, which is lost' : 'the last of the state';
            if (step === 'await-cont')
                return 'cont';
            return `cont: it could not ${stepNames[step] ?? step}`;
        }
        if (source !== process)
            continue;
        const step = nextSourceStep(world, state, migration);
        if (step === 'await-acknowledgement')
            return 'the acknowledgement of the destination';
        if (step === 'pause')
            return 'migrate-continue';
        if (step === 'finish' && status !== 'completed')
            return 'the rest of the memory to be sent';
        if (state.processes[process].run !== 'running')
            return 'cont';
    }
    return null;
}
const stepNames = {
    lock: 'take the image lock',
    invalidate: 'read the image again',
    reopen: 'open the image again',
    activate: 'activate the image',
    check: 'check the image',
};
function decidedBy(world) {
    const [migration] = world.machine.migrations;
    return {
        arbiter: migration?.arbiter?.name ?? null,
        fencing: migration?.setup.fencing ?? 'none',
        waitsForCont: migration?.waitsForCont ?? false,
    };
}
/** Faults, errors, silence and decisions: what a run without them would not have. */
const leadingKinds = [
    /^sees-error$|^loses-|^cut$|^kills$|^cancels$|^crash(es)?$|^lose-path$|^power-loss$/,
    /^hears-nothing$|^decides$|^fences$|^resume$|^start$|^quit$|^kill$|^waits-for-a-lost-page$|^migrate-cancel$|^cont$/,
];
function leadingSteps({ world, model, choices, states }) {
    return choices.flatMap((choice, index) => {
        const kind = kindOfChoice(world, model, choice);
        const label = model.actions[choice.action].choices[choice.choice];
        const ends = states[index].processes.some(({ run }, process) => run !== 'gone' && states[index + 1].processes[process].run === 'gone');
        return ends || label === 'failing' || leadingKinds.some((one) => one.test(kind)) ? [index] : [];
    });
}
