/** The address says what is on the table, and an address that names a run puts it there. */
import { effect } from '@preact/signals';
import { type Link, linkMismatch, linkText, parseLink } from '../../../share/link.ts';
import { sameRun } from '../../session/session.ts';
import { ask } from '../engine-client.ts';
import { renameTo, route } from '../routing.ts';
import { embedded, presenting, theme } from '../settings.ts';
import { shippedText, shippedTexts } from '../shipped.ts';
import { branch, open, scenario, session, shown, trouble } from './bench.ts';

/** The address that the page itself wrote last: nothing to follow. */
let own = '';

/** The whole address of the moment that is shown. */
export function linkNow(): string {
  const link = currentLink();
  return link === null ? location.href : location.href.replace(/#.*$/s, '') + linkText(link);
}

/** Called once, when the page starts. */
export function followLinks(): void {
  effect(() => {
    const now = route.value;
    if (now.view === 'link' && now.link !== own) void followLink(now.link);
  });
  effect(() => {
    const { view } = route.value;
    const link = currentLink();
    if (link === null || (view !== 'run' && view !== 'link')) return;
    own = linkText(link);
    renameTo(own);
  });
}

function currentLink(): Link | null {
  const opened = scenario.value;
  const run = shown.value;
  const { cursor, property, run: names } = branch.value;
  if (
    opened === null ||
    run === null ||
    !sameRun(
      names,
      run.steps.map(({ name }) => name),
    )
  )
    return null;
  const isShipped = shippedTexts()?.[opened.path] === opened.text;
  return {
    scenario: isShipped
      ? { kind: 'shipped', path: opened.path }
      : { kind: 'packed', text: opened.text, name: opened.path },
    choices: run.numbers,
    cursor,
    hash: opened.hash,
    digest: run.digest,
    options: {
      ...(embedded.value ? { embed: true } : {}),
      ...(presenting.value ? { present: true } : {}),
      ...(session.value.predicting ? { predict: true } : {}),
      ...(theme.value === 'system' ? {} : { theme: theme.value }),
      ...(property === null ? {} : { property }),
    },
  };
}

async function followLink(text: string): Promise<void> {
  own = text;
  const parsed = parseLink(text);
  if (parsed.kind !== 'link') {
    trouble.value = parsed.kind === 'refused' ? parsed.problem : null;
    return;
  }
  try {
    await openLink(parsed.link);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}

async function openLink({ scenario: linked, choices, cursor, options, hash, digest }: Link): Promise<void> {
  const path = linked.kind === 'shipped' ? linked.path : linked.name;
  const text = linked.kind === 'shipped' ? await shippedText(path) : linked.text;
  if (text === undefined) throw new Error(`no scenario ${path} comes with this page`);
  const opened = await ask('open', { text, path });
  if (opened.kind === 'refused') throw new Error(opened.errors.map((error) => error.text).join('\n\n'));
  const names = choices.map((number) => opened.scenario.choices[number]);
  const run = names.filter((name) => name !== undefined);
  const property = options.property ?? null;
  let problem = linkMismatch({ hash, digest }, { hash: opened.scenario.hash });
  if (problem === null && run.length < names.length)
    problem = 'this link names a choice that the scenario does not have; the run is not shown';
  if (problem === null) {
    const answer = await ask('show', { scenario: { text, path }, run, property }).catch((error: Error) => error);
    if (answer instanceof Error) problem = `the run of this link is not possible in this model: ${answer.message}`;
    else problem = linkMismatch({ hash, digest }, { hash: opened.scenario.hash, digest: answer.digest });
  }
  const predict = options.predict === true;
  await open({ text, path }, problem === null ? { run, property, cursor, predict } : { run: [], predict });
  trouble.value = problem;
}
