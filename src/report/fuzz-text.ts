import { CAUSES_LOOKED_AT } from '../fuzz/causes.ts';
import { RUNS_OF_BATCH } from '../fuzz/fuzz.ts';
import { ruleOfThree } from '../timed/confidence.ts';
import { againText, type FuzzReport, type ToldFinding } from './fuzz-report.ts';
import { commandLine, headerLines } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import { counted, duration, grouped } from './numbers.ts';
import type { Theme } from './theme.ts';

/** What `stalemate fuzz` prints: each cause once, in its smallest configuration, then how much was tried. */
export function fuzzText(report: FuzzReport, theme: Theme): string {
  const { header, findings } = report;
  const { paint, width } = theme;
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    ...findings.flatMap((one) => [...findingLines(one, theme), '']),
    ...summaryLines(report).flatMap((line) => wrap(line, width, '  ')),
    ...(findings.length === 0 ? [] : wrap(replayText(report), width, '  ').map(paint.dim)),
    ...wrap(`${againText(report)}: ${commandLine(report.repeat)}`, width, '  ').map(paint.dim),
    '',
  ].join('\n');
}

function findingLines(told: ToldFinding, { paint, signs, width }: Theme): string[] {
  const { finding, title, story } = told;
  const guest = finding.configuration === undefined ? '' : `; the guest makes ${guestText(told)}`;
  return [
    ...wrap(`${signs.bad} ${finding.property}: ${oneLine(title)}${guest}`, width, '  ').map(paint.bad),
    ...wrap(oneLine(story), width - 2, '  ').map((line) => `  ${line}`),
    ...wrap(runText(told), width - 2, '  ').map((line) => paint.dim(`  ${line}`)),
    ...wrap(foundText(told), width - 2, '  ').map((line) => paint.dim(`  ${line}`)),
  ];
}

/** `2 writes and 1 read` */
export function guestText({ finding: { configuration } }: ToldFinding): string {
  if (configuration === undefined) return '';
  const { writes, reads, flushes, resizes } = configuration.guest;
  const parts = [
    ...(writes > 0 ? [counted(writes, 'write')] : []),
    ...(reads > 0 ? [counted(reads, 'read')] : []),
    ...(flushes > 0 ? [counted(flushes, 'flush', 'flushes')] : []),
    ...(resizes > 0 ? [counted(resizes, 'resize')] : []),
  ];
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** How long the run is, and whether anything could be left out. */
export function runText({ finding: { run, shortest, without, unfinished } }: ToldFinding): string {
  const length = `${shortest ? 'a shortest run' : 'a run, perhaps not the shortest,'} takes ${counted(run.length, 'step')}`;
  if (unfinished) return `${length}; the search was stopped before it was made as small as it gets`;
  if (without === undefined) return length;
  const { searched, otherCause, undecided } = without;
  const left =
    undecided === 0
      ? `nothing can be left out: ${counted(searched, 'configuration')} with one feature less ${searched === 1 ? 'was' : 'were'} searched completely`
      : `of the configurations with one feature less ${searched} ${searched === 1 ? 'was' : 'were'} searched completely, ${undecided} only in part`;
  const others =
    otherCause === 0
      ? ''
      : `; ${counted(otherCause, 'simpler configuration')} ${otherCause === 1 ? 'violates' : 'violate'} it too, by another cause`;
  return `${length}; ${left}${others}`;
}

/** How often it was met, and where first. */
export function foundText({ finding: { first, runs, configurations }, firstTitle }: ToldFinding): string {
  const where = firstTitle === undefined ? '' : ` of ${oneLine(firstTitle)}`;
  const several = configurations > 1 ? ` of ${counted(configurations, 'configuration')}` : '';
  return `${counted(runs, 'run')}${several}; first run ${first.seed}, ${counted(first.steps, 'step')}${where}`;
}

/** How much was tried, and what that is worth. */
export function summaryLines({ result, strategy, findings }: FuzzReport): string[] {
  const { runs, steps, longest, cut, violating, notLookedAt, configurations, guarantee, stoppedBy, elapsedMs } = result;
  const each = runs === 0 ? '0' : (steps / runs).toFixed(1);
  const tried = `${counted(runs, 'run')} of ${counted(configurations, 'configuration')}, ${counted(steps, 'executed step')} (${each} a run, ${longest} in the longest)`;
  const found =
    findings.length === 0
      ? `no violation found: ${tried}`
      : `${counted(findings.length, 'distinct violation')}: ${counted(violating, 'violating run')} among ${tried}`;
  return [
    found,
    `strategy ${strategy}; ${duration(elapsedMs)}`,
    ...(stoppedBy === 'interrupted' ? ['interrupted: the rest of the budget was not used'] : []),
    ...(cut === 0 ? [] : [`${counted(cut, 'run')} came to no end within --max-steps`]),
    ...(notLookedAt === 0
      ? []
      : [
          `Of ${counted(notLookedAt, 'violating run')} the cause was not looked at: at most ${CAUSES_LOOKED_AT} of one property among ${RUNS_OF_BATCH} runs are. They count for the first finding of theirs.`,
        ]),
    ...(findings.length > 0 || runs === 0
      ? []
      : [
          `That is no proof of safety. With 95 % confidence fewer than 3 in ${grouped(runs)} (${percent(ruleOfThree(runs))}) of the runs that are drawn so violate anything; "stalemate check" and "stalemate matrix" search every interleaving.`,
        ]),
    ...(guarantee === undefined
      ? []
      : [
          `A run by priorities meets a violation that takes ${counted(guarantee.depth, 'ordered step')}, and no luck besides, with a chance of at least 1/(${guarantee.threads} ${times} ${guarantee.steps}${power(guarantee.depth - 1)}) = ${guarantee.chance.toExponential(1)}: ${guarantee.threads} threads, ${guarantee.steps} steps.`,
        ]),
  ];
}

const times = '*';
const power = (exponent: number): string => (exponent === 1 ? '' : `^${exponent}`);

/** `0.19 %` */
const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`;

function replayText({ header }: FuzzReport): string {
  const folder = header.arguments.includes('--save');
  return folder
    ? 'to see a run: stalemate replay FILE, or stalemate explain FILE, with a file that was saved'
    : 'to see the runs: add --save FOLDER, then stalemate replay FILE';
}
