import { qemuVersions } from '../../sim/machine/qemu-version-table.ts';
import { propertyNames } from '../../sim/machine/words.ts';
import { isVacuous } from '../check/safety.ts';
import { type Cell, ownHandoff } from '../matrix/axes.ts';
import { noFaults } from '../matrix/fault-choice.ts';
import type { Matrix, MatrixCell, PossibleCell } from '../matrix/matrix.ts';
import { defaultScope, type Scope, scopeOptions } from '../matrix/scope.ts';
import { noArbiter } from '../scenario/machine-names.ts';
import type { Header } from './header.ts';
import { reductionsInUseText } from './searched-text.ts';

/** Everything `stalemate matrix` found out; each reporter prints it in its own way. */
export interface MatrixReport {
  readonly header: Header;
  readonly matrix: Matrix;
  /** Options that all cells share and that are not as usual, such as `--fencing power`. */
  readonly settingWords: readonly string[];
}

/** How a cell ended: a verdict, or why there is none. */
export type Ending = 'safe' | 'vacuous' | 'unsafe' | 'undecided' | 'impossible';

export function endingOf(one: MatrixCell): Ending {
  if (one.kind === 'impossible') return 'impossible';
  return isVacuous(one.decision) ? 'vacuous' : one.decision.verdict;
}

export function isDecided(one: MatrixCell): one is PossibleCell {
  return one.kind === 'decided';
}

/** The properties that some cell violates, in the model's order. */
export function violatedAnywhere({ cells }: Pick<Matrix, 'cells'>): string[] {
  const names = cells.filter(isDecided).flatMap(({ decision }) => decision.violations.map(({ property }) => property));
  return propertyNames.filter((name) => names.includes(name));
}

/** The name of the handoff that a cell really has. */
export function handoffOf({ handoff, qemu }: Cell): string {
  return handoff === ownHandoff ? (qemuVersions[qemu]?.handoff ?? qemu) : handoff;
}

/** What tells the columns of one cache mode apart: `2011`, or more where more differs. */
export function variantOf({ qemu, handoff, arbiter, faults }: Cell): string {
  return [
    qemu,
    ...(handoff === ownHandoff ? [] : [handoff]),
    ...(arbiter === noArbiter ? [] : [arbiter]),
    ...(faults === noFaults ? [] : [faults]),
  ].join(' ');
}

/** The command that decides this cell alone. */
export function cellCommand(cell: Cell, scope: Scope, settingWords: readonly string[]): string[] {
  const { storage, cache, image, qemu, handoff, arbiter, faults } = cell;
  return [
    'matrix',
    ...['--storage', storage, '--cache', cache, '--format', image, '--qemu', qemu],
    ...(handoff === ownHandoff ? [] : ['--handoff', handoff]),
    ...(arbiter === noArbiter ? [] : ['--arbiter', arbiter]),
    ...(faults === noFaults ? [] : ['--faults', faults]),
    ...settingWords,
    ...(isUsual(scope) ? [] : scopeOptions(scope)),
  ];
}

function isUsual(scope: Scope): boolean {
  return scopeOptions(scope).join() === scopeOptions(defaultScope).join();
}

/** `reductions in use: late-eviction, late-write-back`; undefined where nothing was searched. */
export function matrixReductions({ cells }: Pick<Matrix, 'cells'>): string | undefined {
  return reductionsInUseText(cells.filter(isDecided).map(({ decision }) => decision.figures));
}

export interface MatrixTotals {
  readonly endings: Readonly<Record<Ending, number>>;
  readonly states: number;
}

export function totalsOfMatrix({ cells }: Pick<Matrix, 'cells'>): MatrixTotals {
  const count = (ending: Ending): number => cells.filter((one) => endingOf(one) === ending).length;
  const own = cells.filter(isDecided).filter(({ sharedWith }) => sharedWith === undefined);
  return {
    endings: {
      safe: count('safe'),
      vacuous: count('vacuous'),
      unsafe: count('unsafe'),
      undecided: count('undecided'),
      impossible: count('impossible'),
    },
    states: own.reduce((sum, { decision }) => sum + decision.figures.states, 0),
  };
}

/** Storage systems that are one and the same to the model in every cell: the first of each group, then the others. */
export function alikeStorages({ cells }: Pick<Matrix, 'cells'>): string[][] {
  const groups = new Map<string, string[]>();
  const names = [...new Set(cells.map(({ cell }) => cell.storage))];
  for (const name of names) {
    const own = cells.filter(({ cell }) => cell.storage === name).filter(isDecided);
    const [first] = own.map(({ sharedWith }) => sharedWith?.storage);
    const same = own.every(({ sharedWith }) => sharedWith?.storage === first);
    if (first === undefined || first === name || !same) continue;
    groups.set(first, [...(groups.get(first) ?? [first]), name]);
  }
  return [...groups.values()];
}
