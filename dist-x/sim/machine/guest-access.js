import { copierOf } from "../storage/run.js";
import { valueText } from "./contents.js";
import { sectorOf } from "./describe-action.js";
import { FAILED } from "./file.js";
import { guestRead } from "./guest.js";
import { plain } from "./variant.js";
import { chanceOfRead, chanceOfWrite, variantsFor } from "./variants.js";
/** @returns null when the choice is neither a read nor a write of a guest sector */
export function guestAccess(world, model, { action, choice }) {
    const { name, choices } = model.actions[action];
    const step = world.steps[action];
    if (step !== undefined) {
        const { operation } = step;
        if (operation.kind !== 'vm-read' && operation.kind !== 'vm-write')
            return null;
        const process = processNamed(world, step.actor);
        return accessOf(world, operation.kind === 'vm-read' ? 'read' : 'write', process, operation.sector, choices[choice]);
    }
    const found = /^(.*)\.guest-(reads|writes)$/.exec(name);
    if (world.machine === null || found === null)
        return null;
    const { sector, variant } = sectorOf(world, choices[choice]);
    return accessOf(world, found[2] === 'reads' ? 'read' : 'write', processNamed(world, found[1]), sector, variant);
}
function accessOf(world, kind, process, sector, label) {
    const guestSector = world.machine.setup.guestSectors.findIndex(({ name }) => name === sector);
    const chance = kind === 'read' ? chanceOfRead(process, guestSector) : chanceOfWrite(world, process, guestSector);
    const variant = variantsFor(world, chance).find((one) => one.label === label) ?? plain;
    return { kind, process, guestSector, variant };
}
/** The process that takes a choice: a QEMU, its guest, or a tool; -1 where it is somebody else. */
export function processOfChoice(world, model, { action }) {
    const { actor, name } = model.actions[action];
    const by = processNamed(world, actor.replace(/^guest on /, ''));
    return by >= 0 ? by : processNamed(world, name.slice(0, name.indexOf('.')));
}
/** The name of a choice without who takes it, such as `invalidate`; of a step what it is, such as `launch`. */
export function kindOfChoice(world, model, { action }) {
    const { name } = model.actions[action];
    // A process of several migrations says which one after a comma.
    return world.steps[action]?.operation.kind ?? name.slice(name.indexOf('.') + 1).split(', ')[0];
}
export const processNamed = (world, name) => world.machine.processes.findIndex((one) => one.name === name);
/** What a read returns that is about to happen. */
export function resultOfRead(world, model, before, { process, guestSector, variant }) {
    return guestRead(world, copierOf(model)(before), process, guestSector, variant);
}
/** What the guest gets where no register says so: `guest: reads aa from x`. */
export function readLines(world, model, choice, before) {
    const access = world.machine === null || world.steps[choice.action] !== undefined ? null : guestAccess(world, model, choice);
    if (access?.kind !== 'read')
        return [];
    const { value, old } = resultOfRead(world, model, before, access);
    const { name } = world.machine.setup.guestSectors[access.guestSector];
    if (value === FAILED)
        return [`guest: gets an error instead of ${name}`];
    const last = valueText(world, before.guest[0].latest[access.guestSector]);
    return [`guest: reads ${valueText(world, value)} from ${name}${old ? `, but its last write is ${last}` : ''}`];
}
