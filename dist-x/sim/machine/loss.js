import { guestOf } from "./guest.js";
import { onStorage, valueIn } from "./image-check.js";
import { survives } from "./properties.js";
/**
 * @param allowed  what was not flushed may be gone without anybody being told (power loss of a target with a volatile
 *                 cache): the guest then has what is left
 */
export function noteLoss(world, state, allowed) {
    if (world.machine === null)
        return;
    const guest = guestOf(state);
    const contents = onStorage(world, state, world.machine.processes[0].view);
    for (let sector = 0; sector < guest.latest.length; sector++) {
        if (survives(world, state, sector, guest.latest[sector]))
            continue;
        const left = valueIn(world, 0, sector, contents);
        // Values are numbered in the order in which they are written.
        if (left < guest.flushed[sector])
            guest.event.notDurable = true;
        if (allowed && left >= 0 && left < world.machine.dataValues)
            guest.latest[sector] = left;
    }
}
