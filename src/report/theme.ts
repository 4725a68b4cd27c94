/** How a report may look: colours, the signs it may use, and how wide a line may be. */
export interface Theme {
  readonly width: number;
  readonly paint: Readonly<Record<PaintName, (text: string) => string>>;
  readonly signs: Signs;
}

export type PaintName = 'bold' | 'dim' | 'good' | 'bad' | 'doubtful' | 'neutral';

export interface Signs {
  readonly good: string;
  readonly bad: string;
  readonly doubtful: string;
  /** Neither good nor bad. */
  readonly neutral: string;
  readonly element: string;
  readonly times: string;
  readonly ellipsis: string;
  readonly dot: string;
}

const unicodeSigns: Signs = {
  good: '✓',
  bad: '✗',
  doubtful: '?',
  neutral: '·',
  element: '∈',
  times: '×',
  ellipsis: '…',
  dot: '·',
};
const asciiSigns: Signs = {
  good: '+',
  bad: 'X',
  doubtful: '?',
  neutral: '-',
  element: 'in',
  times: 'x',
  ellipsis: '...',
  dot: '-',
};

export interface ThemeOptions {
  /** How to colour; absent: not at all. */
  readonly paint?: Theme['paint'];
  readonly unicode: boolean;
  readonly width: number;
}

const asItIs = (text: string): string => text;
const noPaint: Theme['paint'] = {
  bold: asItIs,
  dim: asItIs,
  good: asItIs,
  bad: asItIs,
  doubtful: asItIs,
  neutral: asItIs,
};

export function createTheme({ paint = noPaint, unicode, width }: ThemeOptions): Theme {
  return { width, paint, signs: unicode ? unicodeSigns : asciiSigns };
}

/** What files and pipes get. */
export const plainTheme: Theme = createTheme({ unicode: true, width: 120 });
