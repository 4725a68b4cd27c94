const byAll = { operands: [], tools: true };
const byQemu = { operands: [], tools: false };
const action = { result: 'optional' };
const question = { result: 'required' };
export const machineOperations = [
    {
        ...byAll,
        ...action,
        name: 'launch',
        kind: 'launch',
        meaning: 'start the process and open the image: a destination with `-incoming`, a tool, or QEMU from nothing',
    },
    {
        ...byAll,
        ...action,
        name: 'read',
        kind: 'vm-read',
        operands: ['sector'],
        meaning: 'read one sector as the guest does, or through the tool; the result is its data',
    },
    {
        ...byAll,
        ...action,
        name: 'write',
        kind: 'vm-write',
        operands: ['sector', 'value'],
        meaning: 'write one sector and wait until the device says that it is done',
    },
    {
        ...byQemu,
        name: 'submit',
        kind: 'vm-submit',
        operands: ['sector', 'value'],
        result: 'none',
        meaning: 'send a write and do not wait; it completes by itself, or when requests are drained',
    },
    { ...byAll, ...action, name: 'flush', kind: 'vm-flush', meaning: 'flush the write cache of the device' },
    {
        ...byAll,
        ...question,
        name: 'size',
        kind: 'vm-size',
        operands: ['layer'],
        meaning: 'size of the disk in sectors, as the kernel of the guest, the device or the block layer has it',
    },
    {
        ...byQemu,
        ...question,
        name: 'geometry',
        kind: 'vm-geometry',
        meaning: 'what the guess of a CHS geometry found in sector 0 when the device was made',
    },
    { ...byAll, ...action, name: 'reopen', kind: 'vm-reopen', meaning: 'open the image afresh (`reopen` of qemu-io)' },
    { ...byAll, name: 'quit', kind: 'quit', result: 'none', meaning: 'close the image in the ordinary way and exit' },
    { ...byAll, name: 'kill', kind: 'kill', result: 'none', meaning: 'the process dies at once (SIGKILL)' },
    {
        ...byAll,
        ...action,
        name: 'resize',
        kind: 'block-resize',
        operands: ['size'],
        meaning: 'block_resize: the disk gets so many sectors, and the guest is told',
    },
    {
        ...byAll,
        ...question,
        name: 'create',
        kind: 'create',
        meaning: '`qemu-img create`: `ok`, or `refused` where the format cannot live on this storage',
    },
    { ...byAll, ...action, name: 'snapshot', kind: 'snapshot', needs: 'snapshots', meaning: 'take an internal snapshot' },
    {
        ...byAll,
        ...action,
        name: 'read-snapshot',
        kind: 'snapshot-read',
        operands: ['sector'],
        needs: 'snapshots',
        meaning: 'read one sector as the last internal snapshot has it',
    },
    {
        ...byAll,
        ...action,
        name: 'commit',
        kind: 'commit',
        needs: 'backing',
        meaning: 'write what the top image holds into its backing file',
    },
    {
        ...byAll,
        ...question,
        name: 'check',
        kind: 'image-check',
        needs: 'header',
        meaning: '`qemu-img check` of what is on the storage: `clean`, `leaks` or `corrupt`',
    },
    {
        ...byAll,
        ...question,
        name: 'dirty-flag',
        kind: 'dirty-flag',
        needs: 'header',
        meaning: 'is NEED_CHECK (QED) or the dirty bit (qcow2) set in the header on the storage: `yes` or `no`',
    },
    {
        ...byAll,
        ...question,
        name: 'bitmap',
        kind: 'bitmap',
        needs: 'bitmap',
        meaning: 'what the header on the storage says of the persistent bitmap: `stored`, `in-use` or `none`',
    },
    {
        ...byQemu,
        name: 'wait',
        kind: 'vm-wait',
        result: 'none',
        needs: 'qed',
        meaning: 'the need-check timer of QED runs out (five seconds of guest time)',
    },
    { ...byQemu, ...action, name: 'migrate', kind: 'migrate', needs: 'source', meaning: 'hand the guest over' },
    {
        ...byQemu,
        ...action,
        name: 'migrate-continue',
        kind: 'migrate-continue',
        needs: 'source',
        meaning: 'switch over, after a pause before it',
    },
    {
        ...byQemu,
        ...action,
        name: 'migrate-cancel',
        kind: 'migrate-cancel',
        needs: 'source',
        meaning: 'give the migration up',
    },
    {
        ...byQemu,
        ...question,
        name: 'migration',
        kind: 'migration-status',
        needs: 'migration',
        meaning: 'what `query-migrate` says, such as `completed`',
    },
    { ...byQemu, ...action, name: 'cont', kind: 'cont', meaning: 'run the virtual processors' },
    { ...byQemu, name: 'stop', kind: 'stop', result: 'none', meaning: 'stop the virtual processors' },
    { ...byQemu, ...question, name: 'status', kind: 'status', meaning: 'what `query-status` says, such as `running`' },
];
const rules = new Map(machineOperations.map((rule) => [rule.name, rule]));
export const machineOperation = (name) => rules.get(name);
export const machineOperationNames = machineOperations.map(({ name }) => name);
/** Whose size `size` asks for. */
export const sizeLayers = ['guest', 'device', 'block'];
/** `write SECTOR VALUE [-> REGISTER]` */
export function machineSyntax({ name, operands, result }) {
    const parts = [name, ...operands.map((operand) => operandForms[operand])];
    if (result !== 'none')
        parts.push(result === 'required' ? '-> REGISTER' : '[-> REGISTER]');
    return parts.join(' ');
}
const operandForms = {
    sector: 'SECTOR',
    value: 'VALUE',
    size: 'SECTORS',
    layer: `[${sizeLayers.join('|')}]`,
};
