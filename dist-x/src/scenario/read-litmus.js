/** A litmus test about storage alone: processes that make system calls, and no virtual machine. */
import { readCast } from "./cast.js";
import { checkOrder } from "./check-order.js";
import { checkDeviceSize, readDisk, readGeometry } from "./disk.js";
import { parseStep } from "./parse-operation.js";
import { readRawSteps } from "./raw-steps.js";
import { readFaults } from "./read-faults.js";
import { readStorage } from "./read-storage.js";
import { checkValues, collectRegisters, toStep } from "./steps.js";
/** Undefined where a problem was found. */
export function readLitmus(reading) {
    const { document, problems } = reading;
    const storage = readStorage(reading);
    const rawSteps = readRawSteps(reading);
    const cast = readCast(reading, rawSteps);
    const disk = readDisk(reading, cast);
    const faults = readFaults(reading, storage?.kind, cast.actors);
    const size = document.disk?.size;
    if (storage?.kind === 'block' && size !== undefined) {
        checkDeviceSize(problems, size, reading.tree.value(['disk', 'size']), 'disk.size');
    }
    if (disk === undefined)
        return undefined;
    const scene = { reading, cast, disk, kind: storage?.kind };
    const parsed = rawSteps.map((step) => (cast.unclear.has(step.actor) ? undefined : parseStep(scene, step)));
    const registers = collectRegisters(reading, parsed);
    if (storage === undefined || problems.length > 0)
        return undefined;
    const steps = rawSteps.flatMap((raw, index) => toStep(raw, parsed[index]));
    const operations = steps.map(({ operation }) => operation);
    const { sectors, sizeSectors, sizes } = readGeometry(reading, disk, operations, growsByWrite(storage.kind));
    const { actors, handles } = cast;
    const addressOf = (name) => sectors.find((sector) => sector.name === name)?.address ?? 0;
    checkValues(reading, [
        ...sectors.map(({ initial }) => initial),
        ...operations.flatMap((one) => ('value' in one ? [one.value] : [])),
    ]);
    const spans = rawSteps.map(({ span }) => span);
    checkOrder({ actors, handles, addressOf, steps, spans, faults }, problems);
    if (problems.length > 0)
        return undefined;
    const { title } = document;
    return { litmus: { title, storage, actors, handles, sectors, sizeSectors, steps, faults, registers }, sizes };
}
/** A write beyond the end makes a file larger; on a device it fails. */
export const growsByWrite = (kind) => kind !== 'block' && kind !== 'rbd';
