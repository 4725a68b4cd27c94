/** Files with a virtual machine for the tests of what can be wrong with one. */

/** A valid file with a virtual machine, one line or more replaced. */
export interface MachineParts {
  readonly storage?: string;
  readonly image?: string;
  readonly machines?: string;
  readonly steps?: string;
  readonly rest?: string;
}

export const machineFile = ({
  storage = 'nfs',
  image = 'image: raw\n',
  machines = 'machines: {S: none, D: none}\n',
  steps = 'steps: [{S: write x 1}]\n',
  rest = '',
}: MachineParts) => `stalemate: 1\ntitle: t\nstorage: ${storage}\n${image}${machines}${steps}${rest}`;

export const inMachine = (keys: string) => machineFile({ machines: `machines: {S: {${keys}}, D: none}\n` });
export const withStep = (steps: string, parts: MachineParts = {}) =>
  machineFile({ ...parts, steps: `steps: [${steps}]\n` });
export const withMigration = (keys: string) => machineFile({ rest: `migrations: [{from: S, to: D, ${keys}}]\n` });
export const tool = 'machines: {S: none, D: none, A: {program: qemu-io}}\n';
export const qcow2 = 'image: {format: qcow2, allocated: [x]}\n';
