/** A litmus test with a virtual machine: images, processes, migrations and a guest on top of the storage. */
import { assembleLitmus } from "../../sim/machine/assemble.js";
import { growthSizes, workloadValues } from "../../sim/machine/machine-world.js";
import { isAgent, readCast } from "./cast.js";
import { checkMachineOrder } from "./check-machine-order.js";
import { checkOrder } from "./check-order.js";
import { readDisk } from "./disk.js";
import { checkTables, fileDisk } from "./file-disk.js";
import { readGuestDisk } from "./guest-disk.js";
import { hostOperationNames } from "./operations.js";
import { parseMachineStep } from "./parse-machine-operation.js";
import { parseStep } from "./parse-operation.js";
import { problem, quote } from "./problems.js";
import { readRawSteps } from "./raw-steps.js";
import { readFaults } from "./read-faults.js";
import { readMachineFaults, readWorkload } from "./read-guest.js";
import { readImages } from "./read-image.js";
import { growsByWrite } from "./read-litmus.js";
import { readMachines } from "./read-machines.js";
import { readMigrations } from "./read-migrations.js";
import { readStorage } from "./read-storage.js";
import { checkValues, collectRegisters, toStep } from "./steps.js";
/** Undefined where a problem was found. */
export function readMachineLitmus(reading) {
    const { document, problems } = reading;
    const storage = readStorage(reading);
    const rawSteps = readRawSteps(reading);
    const machines = readMachines(reading);
    const cast = readCast(reading, rawSteps, machines.map(({ actor }) => actor));
    const disk = readDisk(reading, cast);
    const migrations = readMigrations(reading, machines);
    const machineFaults = readMachineFaults(reading, migrations);
    const faults = readFaults(reading, storage?.kind, cast.actors);
    if (disk === undefined)
        return undefined;
    const images = readImages(reading, disk);
    const workload = readWorkload(reading, disk);
    const stage = {
        reading,
        cast,
        disk,
        machines,
        kind: storage?.kind,
        scene: { reading, disk, images, migrations },
    };
    // A raw image is its file, so its sectors are those of the guest; the sectors of a format follow from all the rest.
    const isRaw = images[0]?.format === 'raw' || images[0]?.format === 'blocked';
    const first = rawSteps.map((step) => parseOne(stage, step, isRaw ? disk : undefined));
    if (storage === undefined || problems.length > 0)
        return undefined;
    const onDevice = storage.kind === 'block' || storage.kind === 'rbd';
    const known = first.flatMap((step, index) => step === undefined ? [] : [{ operation: step.operation, span: rawSteps[index].span }]);
    const machine = {
        images,
        ...readGuestDisk(reading, disk, images, known, workload, onDevice),
        processes: machines.map(({ setup }) => setup),
        migrations,
        workload,
        faults: machineFaults,
    };
    if (problems.length === 0)
        checkTables(reading, machine);
    if (problems.length > 0)
        return undefined;
    const fileSectors = fileDisk(reading, cast, machine);
    const parsed = rawSteps.map((step, index) => first[index] ?? parseOne(stage, step, fileSectors));
    const registers = collectRegisters(reading, parsed);
    if (problems.length > 0)
        return undefined;
    const steps = rawSteps.flatMap((raw, index) => toStep(raw, parsed[index]));
    const { title } = document;
    const { actors, handles } = cast;
    const litmus = assembleLitmus({ title, storage, machine, actors, handles, steps, faults, registers });
    checkData(reading, litmus, rawSteps);
    const addressOf = (name) => litmus.sectors.find((sector) => sector.name === name)?.address ?? 0;
    const spans = rawSteps.map(({ span }) => span);
    const ordered = { actors, handles, addressOf, steps, spans, faults };
    checkOrder(ordered, problems);
    if (problems.length === 0)
        checkMachineOrder(ordered, machine, problems);
    return problems.length > 0 ? undefined : { litmus, sizes: sizesOf(litmus, growsByWrite(storage.kind)) };
}
/**
 * @param file  the sectors that system calls may name; undefined: not known yet, so that such steps have to wait
 * @returns undefined where a problem was found, or where the step has to wait
 */
function parseOne(stage, step, file) {
    const { reading, cast, kind, disk, machines, scene } = stage;
    if (cast.unclear.has(step.actor))
        return undefined;
    const machine = machines.find(({ setup }) => setup.name === step.actor);
    if (machine !== undefined && !hostOperationNames.includes(step.words[0]?.text ?? '')) {
        return parseMachineStep(scene, machine, step);
    }
    if (file !== undefined)
        return parseStep({ reading, cast, disk: file, kind }, step);
    return machine !== undefined || isAgent(step.actor) ? parseStep({ reading, cast, disk, kind }, step) : undefined;
}
/** Data that the guest writes by itself has names of its own, so that a value tells which write it was. */
function checkData(reading, { machine, sectors, steps }, rawSteps) {
    const own = machine === undefined ? [] : workloadValues(machine);
    for (const [index, { operation }] of steps.entries()) {
        const value = dataOf(operation);
        const span = rawSteps[index]?.words.find(({ text }) => text === value)?.span;
        if (value === undefined || span === undefined || !own.includes(value))
            continue;
        const message = `${quote(value)} is what the guest writes by itself, so no step can write it`;
        reading.problems.push(problem('V029', span, message));
    }
    const initial = [...sectors, ...(machine?.guestSectors ?? [])].map((sector) => sector.initial);
    checkValues(reading, [...initial, ...own, ...steps.flatMap(({ operation }) => dataOf(operation) ?? [])]);
}
function dataOf(operation) {
    if ('value' in operation)
        return operation.value;
    return 'data' in operation ? operation.data : undefined;
}
/** Every size that the file or device below the image can have, the one before the first step first. */
function sizesOf(litmus, growing) {
    const sizes = [litmus.sizeSectors, ...growthSizes(litmus)];
    for (const { operation } of litmus.steps) {
        if (operation.kind === 'truncate' || operation.kind === 'resize')
            sizes.push(operation.sizeSectors);
        if (operation.kind !== 'write' || !growing)
            continue;
        const written = litmus.sectors.filter(({ name }) => operation.sectors.includes(name));
        sizes.push(...written.map(({ address, length }) => address + length));
    }
    return [...new Set(sizes)];
}
