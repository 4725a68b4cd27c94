import { PLAIN, REDUCED, TWO_THREADS } from './engines.ts';
import type { MatrixTime } from './matrix-time.ts';
import type { CaseResult, Clock } from './result.ts';
import { exactSpin, SPIN_DEPTH_FIRST } from './spin-modes.ts';
import { ratiosOf, type Spread } from './spread.ts';
import type { Survey } from './survey.ts';

/** What the search is to reach, as a ratio of times in one run: `slower` over `faster`. */
interface Aim {
  readonly text: string;
  readonly case: string;
  /** Tools; the fastest of each round counts. */
  readonly slower: readonly string[];
  readonly faster: string;
  readonly atLeast: number;
  /** It means something with this clock only. */
  readonly clock?: Clock;
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
    text: "5 sectors, with reductions: the time of SPIN's best exact mode",
    case: 'mig-5',
    slower: exactSpin,
    faster: REDUCED,
    atLeast: 10,
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
  {
    text: '5 sectors, exact and unreduced: two cores against one',
    case: 'mig-5',
    slower: [PLAIN],
    faster: TWO_THREADS,
    atLeast: 1.6,
    clock: 'elapsedMs',
  },
];

const SURVEY_AIM = { text: 'scenarios with a guest: states without reductions, against states with them', atLeast: 10 };
const MATRIX_AIM = { text: 'the default matrix: an older checkout against this one', atLeast: 5 };

/** What an aim is measured by, as far as it was. */
export interface Measured {
  readonly cases: readonly CaseResult[];
  readonly clock: Clock;
  readonly survey?: Survey | undefined;
  readonly matrix?: MatrixTime | undefined;
}

export function aimResults({ cases, clock, survey, matrix }: Measured): AimResult[] {
  const result = (text: string, atLeast: number, measured: Spread | undefined): AimResult =>
    measured === undefined ? { text, atLeast } : { text, atLeast, measured };
  return [
    ...aims.map((aim) => {
      const applies = aim.clock === undefined || aim.clock === clock;
      return result(aim.text, aim.atLeast, applies ? ratioOf(cases, aim) : undefined);
    }),
    result(SURVEY_AIM.text, SURVEY_AIM.atLeast, survey?.timesFewer),
    result(MATRIX_AIM.text, MATRIX_AIM.atLeast, matrix?.timesFaster),
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
