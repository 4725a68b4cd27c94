/** Figures in words, so that `parseFigure` would read the same value again (rounded to three digits). */
import { durationText } from './durations.ts';
import {
  type Delay,
  type FigureName,
  type FigureValue,
  figureDefinitions,
  type Loop,
  type Pattern,
} from './figures.ts';

export function figureText<N extends FigureName>(name: N, value: FigureValue<N>): string {
  const { unit } = figureDefinitions[name];
  switch (unit) {
    case 'delay':
      return delayText(value as Delay);
    case 'ns':
      return durationText(value as number);
    case 'bytes':
      return bytesText(value as number);
    case 'bytes-per-second':
      return `${bytesText(value as number)}/s`;
    case 'fraction':
    case 'count':
      return String(value);
    case 'pattern': {
      const pattern = value as Pattern;
      return pattern.kind === 'zipf' ? `zipf(${pattern.exponent})` : pattern.kind;
    }
    case 'loop':
      return value as Loop;
  }
}

function delayText(delay: Delay): string {
  switch (delay.kind) {
    case 'never':
      return 'never';
    case 'constant':
      return durationText(delay.valueNs);
    case 'uniform':
      return `uniform(${durationText(delay.minNs)}, ${durationText(delay.maxNs)})`;
    case 'exponential':
      return `exponential(${durationText(delay.meanNs)})`;
    case 'log-normal':
      return 'medianNs' in delay
        ? `log-normal(${durationText(delay.medianNs)}, ${durationText(delay.p99Ns)})`
        : `log-normal with mean ${durationText(delay.meanNs)} and deviation ${durationText(delay.standardDeviationNs)}`;
    case 'empirical':
      return `empirical(${delay.values.map(({ valueNs }) => durationText(valueNs)).join(', ')})`;
    case 'quantiles':
      return `quantiles of ${delay.quantiles.map(({ fraction, valueNs }) => `${fraction}: ${durationText(valueNs)}`).join(', ')}`;
  }
}

/** `4 GiB`, `1.18 GB`: powers of 1024 where they come out even, else of 1000. */
export function bytesText(bytes: number): string {
  if (bytes === 0) return '0';
  const [base, letters] = bytes % 2 ** 20 === 0 || bytes < 1e6 ? [1024, 'i'] : [1000, ''];
  const power = Math.min(4, Math.floor(Math.log(bytes) / Math.log(base)));
  const unit = power === 0 ? 'B' : `${'KMGT'[power - 1]}${letters}B`;
  return `${Number((bytes / base ** power).toPrecision(3))} ${unit}`;
}
