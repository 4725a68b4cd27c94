import { clip, oneLine } from '../report/layout.ts';
import { duration, grouped } from '../report/numbers.ts';
import type { Progress as SearchProgress } from '../search/explore.ts';
import { type System, themeFor } from './system.ts';

/** One line on the terminal that says how far a command is; nothing where standard error is not a terminal. */
export interface Progress {
  /** Before a search: which one of how many. */
  readonly begin: (title: string, index: number, total: number) => void;
  readonly update: (progress: SearchProgress) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

const silent: Progress = { begin: () => {}, update: () => {}, clear: () => {} };

/** A command that takes less is not worth a line: it would only flicker. */
const FIRST_LINE_MS = 300;

/** A search reports about five times a second; the change to the next scenario is shown no more often. */
const BETWEEN_LINES_MS = 200;

export function createProgress(
  { stderr, environment }: System,
  nowMs: () => number = () => performance.now(),
): Progress {
  if (!stderr.isTerminal || environment.TERM === 'dumb') return silent;
  const theme = themeFor(stderr, environment, false);
  const startMs = nowMs();
  let what = '';
  let shown = false;
  let nextLineMs = startMs + FIRST_LINE_MS;
  const show = (text: string): void => {
    stderr.write(`\r\x1b[2K${clip(text, theme.width - 1, theme)}`);
    shown = true;
    nextLineMs = nowMs() + BETWEEN_LINES_MS;
  };
  return {
    begin: (title, index, total) => {
      what = oneLine(total > 1 ? `${index + 1}/${total} ${title}` : title);
      if (nowMs() >= nextLineMs) show(what);
    },
    update: ({ states, elapsedMs }) => {
      const rate = elapsedMs > 0 ? ` ${theme.signs.dot} ${grouped((states / elapsedMs) * 1000)}/s` : '';
      show(
        `${grouped(states)} states${rate} ${theme.signs.dot} ${duration(nowMs() - startMs)} ${theme.signs.dot} ${what}`,
      );
    },
    clear: () => {
      if (shown) stderr.write('\r\x1b[2K');
      shown = false;
    },
  };
}

/** How many of so many runs are done. */
export interface Counter {
  readonly update: (done: number) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

export function createCounter(
  { stderr, environment }: System,
  noun: string,
  total: number,
  nowMs: () => number = () => performance.now(),
): Counter {
  if (!stderr.isTerminal || environment.TERM === 'dumb') return { update: () => {}, clear: () => {} };
  const theme = themeFor(stderr, environment, false);
  const startMs = nowMs();
  let nextLineMs = startMs + FIRST_LINE_MS;
  let shown = false;
  return {
    update: (done) => {
      if (nowMs() < nextLineMs) return;
      const passedMs = nowMs() - startMs;
      const left = `${duration((passedMs / done) * (total - done))} left`;
      const line = `${grouped(done)} of ${grouped(total)} ${noun} ${theme.signs.dot} ${duration(passedMs)} ${theme.signs.dot} ${left}`;
      stderr.write(`\r\x1b[2K${clip(line, theme.width - 1, theme)}`);
      shown = true;
      nextLineMs = nowMs() + BETWEEN_LINES_MS;
    },
    clear: () => {
      if (shown) stderr.write('\r\x1b[2K');
      shown = false;
    },
  };
}
