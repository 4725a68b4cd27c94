import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import type { Figures, Profile } from '../../src/timed/figures.ts';
import { figureNames } from '../../src/timed/figures.ts';
import { parseFigure } from '../../src/timed/parse-figure.ts';
import { profileNamed } from '../../src/timed/read-profile.ts';

/** A migration of a guest that writes, reads and flushes as often as it likes. */
export function timedScenario(change: Partial<Record<'storage' | 'cache' | 'qemu' | 'image', string>> = {}): Scenario {
  const { storage = 'iscsi', cache = 'writeback', qemu = '2011', image = 'raw' } = change;
  const machine = `{qemu: '${qemu}', cache: ${cache}}`;
  const text = [
    'stalemate: 1',
    'title: a migration in virtual time',
    `storage: ${storage}`,
    `image: ${image === 'raw' ? 'raw' : `{format: ${image}, allocated: [x]}`}`,
    'disk: {size: 131072, sectors: {x: 0, y: 2048}}',
    'initial: {x: aa}',
    `machines: {S: ${machine}, D: ${machine}}`,
    'migrations: [{from: S, to: D}]',
    'guest: {writes: 2, reads: 2, flushes: 1, any-number: true}',
    '',
  ].join('\n');
  const loaded = loadScenario(text, 'timed');
  if (!loaded.ok) throw new Error(loaded.errors.map(({ message }) => message).join('; '));
  return loaded.scenario;
}

/** A profile that comes along, with some figures replaced as `--set` would. */
export function profileWith(settings: Readonly<Record<string, string>> = {}, name = 'iscsi-10gbe'): Profile {
  const profile = profileNamed(name)!;
  const changed = Object.entries(settings).map(([word, text]) => {
    const figure = figureNames.find((one) => one === word);
    const parsed = figure === undefined ? undefined : parseFigure(figure, text);
    if (parsed?.ok !== true) throw new Error(`${word}=${text} is no setting`);
    return [word, { value: parsed.value, source: 'a test' }];
  });
  return { ...profile, figures: { ...profile.figures, ...Object.fromEntries(changed) } as Figures };
}
