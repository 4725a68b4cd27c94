import { PLAIN } from './engines.ts';
import type { MatrixTime } from './matrix-time.ts';
import type { CaseResult } from './result.ts';
import { exactSpin, SPIN_DEPTH_FIRST } from './spin-modes.ts';
import { ratiosOf, type Spread } from './spread.ts';

/** What the search is to reach, as a ratio of times in one run: `slower` over `faster`. */
interface Aim {
  readonly text: string;
  readonly case: string;
  /** Tools; the fastest of each round counts. */
  readonly slower: readonly string[];
  readonly faster: string;
  readonly atLeast: number;
}

export interface AimResult {
  readonly text: string;
  readonly atLeast: number;
  readonly measured?: Spread; // absent: something that it needs was not measured
}

const aims: readonly Aim[] = [
  {
    text: '4 sectors, exact and unreduced: the rate of SPIN depth first on one core',
    case: 'mig-4',
    slower: [SPIN_DEPTH_FIRST],
    faster: PLAIN,
    atLeast: 1,
  },
  {
    text: "5 sectors, exact and unreduced: the time of SPIN's best exact mode",
    case: 'mig-5',
    slower: exactSpin,
    faster: PLAIN,
    atLeast: 1,
  },
  {
    text: "4 sectors, exact and unreduced: TLC's rate with one worker",
    case: 'mig-4',
    slower: ['tlc'],
    faster: PLAIN,
    atLeast: 40,
  },
];

const MATRIX_AIM = { text: 'the default matrix, against an older checkout', atLeast: 5 };

export function aimResults(cases: readonly CaseResult[], matrix?: MatrixTime): AimResult[] {
  return [
    ...aims.map(({ text, atLeast, ...aim }) => {
      const measured = ratioOf(cases, aim);
      return { text, atLeast, ...(measured === undefined ? {} : { measured }) };
    }),
    { ...MATRIX_AIM, ...(matrix === undefined ? {} : { measured: matrix.timesFaster }) },
  ];
}

function ratioOf(
  cases: readonly CaseResult[],
  { case: name, slower, faster }: Pick<Aim, 'case' | 'slower' | 'faster'>,
): Spread | undefined {
  const tools = cases.find((one) => one.name === name)?.tools ?? [];
  const times = (tool: string): readonly number[] => tools.find((one) => one.tool === tool)?.tookMs ?? [];
  const all = slower.map(times);
  const shorter = times(faster);
  if (shorter.length === 0 || all.some((one) => one.length === 0)) return undefined;
  const best = shorter.map((_, round) => Math.min(...all.map((one) => one[round] ?? Number.POSITIVE_INFINITY)));
  return ratiosOf(best, shorter);
}
