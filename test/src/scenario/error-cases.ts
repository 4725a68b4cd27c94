/** One file for every way to be wrong. */
import { castAndStorageCases } from './cast-and-storage-cases.ts';
import type { ErrorCase } from './error-case.ts';
import { fileCases } from './file-cases.ts';
import { machineCases } from './machine-cases.ts';
import { machineStepCases } from './machine-step-cases.ts';
import { stepCases } from './step-cases.ts';

export type { ErrorCase } from './error-case.ts';

export const errorCases: readonly ErrorCase[] = [
  ...fileCases,
  ...castAndStorageCases,
  ...stepCases,
  ...machineCases,
  ...machineStepCases,
];
