import picocolors from 'picocolors';
import { createTheme, type Theme } from '../report/theme.ts';

/** Everything the program has of the world around it, so that tests can give it another. */
export interface System {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Everything that comes on standard input. */
  readonly readInput: () => Uint8Array;
  /** True once somebody has pressed Ctrl-C. */
  readonly isInterrupted: () => boolean;
}

export interface Stream {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly columns?: number;
}

const narrowest = 60;
const widthOfPipes = 120;

/** How to write to a stream: colours only on a terminal that wants them, signs beyond ASCII only where they can be shown. */
export function themeFor(
  stream: Pick<Stream, 'isTerminal' | 'columns'>,
  environment: System['environment'],
  colour: boolean,
): Theme {
  const coloured = colour && stream.isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
  return createTheme({
    ...(coloured ? { paint: terminalPaint } : {}),
    unicode: isUtf8(environment),
    width: stream.isTerminal ? Math.max(narrowest, stream.columns ?? 80) : widthOfPipes,
  });
}

// Whether to colour at all is decided above, from the stream that is really written to.
const { bold, dim, green, red, yellow } = picocolors.createColors(true);
const terminalPaint: Theme['paint'] = { bold, dim, good: green, bad: red, doubtful: yellow, neutral: dim };

/** As the C library decides: the first of these that is set counts. Without any, UTF-8 is assumed: it is what pipes into files and pages need. */
function isUtf8(environment: System['environment']): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
