import type { ComponentChildren } from 'preact';
import { pinnedBranch } from '../../session/session.ts';
import { route } from '../routing.ts';
import { embedded } from '../settings.ts';
import { announcement, branch, change, moveTo, scenario, secret, session, shown, trouble } from './bench.ts';
import { Branches } from './branches.tsx';
import { Diagram } from './diagram.tsx';
import { Explanation, fading } from './explanation.tsx';
import { FindBar, VerdictLine } from './find-bar.tsx';
import { explainedNow } from './finding.ts';
import { pinnedRun } from './follow.ts';
import { NextSteps } from './next-steps.tsx';
import { Playback } from './playback.tsx';
import { Prediction } from './prediction.tsx';
import { RunTable } from './run-table.tsx';
import { ShareMenu } from './share-menu.tsx';
import { StatePanels } from './state-panels.tsx';
import { ThisStep } from './this-step.tsx';
import { asTable } from './view.ts';

export function Workbench() {
  const opened = scenario.value;
  if (opened === null && route.value.view === 'link' && trouble.value === null) return <Loading />;
  if (opened === null)
    return (
      <main class="page">
        <h1>Nothing is open</h1>
        <p>
          Choose a scenario from the <a href="#gallery">gallery</a> or <a href="#open">open a file</a>.
        </p>
      </main>
    );
  return (
    <main>
      <Bench />
    </main>
  );
}

const Loading = () => (
  <main class="page">
    <p class="hint">Loading…</p>
  </main>
);

/** The scenario that is on the table; beside a lesson its text says the rest. */
export function Bench() {
  const opened = scenario.value;
  if (opened === null) return <p class="hint">Loading…</p>;
  return (
    <div class="bench">
      <header class="bench-head">
        <div class="bench-title">
          <h1>{opened.title}</h1>
          <p class="about">
            {opened.storage} · {opened.path}
          </p>
          {opened.shows !== null && <p class="shows">{opened.shows}</p>}
          <VerdictLine expected={opened.expected} />
        </div>
        {!embedded.value && <FindBar />}
      </header>
      <div class="toolbar">
        <Playback />
        <div class="tools">
          <button
            type="button"
            class="toggle"
            aria-pressed={asTable.value}
            title="The same as a table (t)"
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            Table
          </button>
          <ShareMenu />
        </div>
      </div>
      <Prediction />
      <div class="bench-body">
        <div class={pinnedRun.value === null ? 'stage' : 'stage compared'}>
          <Run />
          <Pinned />
        </div>
        <aside class="side" aria-label="At this moment">
          <Section title="This step">
            <ThisStep />
          </Section>
          <Section title="What may happen next">
            <NextSteps />
          </Section>
          {session.value.branches.length > 1 && (
            <Section title="Runs">
              <Branches />
            </Section>
          )}
          <Section title="Why">
            <Explanation />
          </Section>
          <Section title="What each layer holds">
            <StatePanels />
          </Section>
        </aside>
      </div>
      <p class="unseen" aria-live="polite">
        {announcement.value}
      </p>
    </div>
  );
}

function Run() {
  const run = shown.value;
  if (run === null) return <p class="hint">Loading the model…</p>;
  const { cursor } = branch.value;
  const props = { run, cursor: Math.min(cursor, run.steps.length), secret: secret.value, onMove: moveTo };
  if (asTable.value) return <RunTable {...props} />;
  const diagram = <Diagram {...props} name="run" matters={fading.value ? (explainedNow()?.matters ?? null) : null} />;
  if (run.steps.length > 0) return diagram;
  return (
    <>
      {diagram}
      <p class="hint">
        Nothing has happened yet. Choose what happens next, or let “Break it” search for the shortest run in which
        something goes wrong.
      </p>
    </>
  );
}

/** The branch that stays beside the one that is shown. */
function Pinned() {
  const run = pinnedRun.value;
  const branchBeside = pinnedBranch(session.value);
  if (run === null || branchBeside === null) return null;
  return (
    <section class="pinned" aria-label={`Compared: ${branchBeside.name}`}>
      <h3>
        Compared: {branchBeside.name}{' '}
        <button type="button" class="plain" onClick={() => change((now) => ({ ...now, pinned: null }))}>
          × close
        </button>
      </h3>
      <Diagram run={run} cursor={run.steps.length} secret={false} matters={null} name="beside" onMove={() => {}} />
    </section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <details open class="section">
      <summary>
        <h3>{title}</h3>
      </summary>
      {children}
    </details>
  );
}
