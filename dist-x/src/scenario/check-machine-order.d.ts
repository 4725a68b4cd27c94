/**
 * Steps of machines that cannot make sense in the order they stand in: a process that is never started, or started
 * while it runs. As with other steps only what is certain is an error.
 */
import type { MachineSetup } from '../../sim/machine/setup.ts';
import { type OrderedSteps } from './check-order.ts';
import { type Problem } from './problems.ts';
export declare function checkMachineOrder(ordered: OrderedSteps, machine: MachineSetup, problems: Problem[]): void;
