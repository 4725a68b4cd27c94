import { useState } from 'preact/hooks';
import type { ActorOffers, Offer, WhyNot } from '../../engine/protocol.ts';
import { ask } from '../engine-client.ts';
import { branch, question, scenario } from './bench.ts';
import { choose, offers } from './follow.ts';

const kinds: Readonly<Record<Offer['plainness'], string>> = {
  planned: '',
  chance: 'by chance',
  spontaneous: 'by itself',
  fault: '✗ fault',
};

/** What may happen next, by who acts; and what may not, with the reason. */
export function NextSteps() {
  const now = offers.value?.said ?? null;
  if (question.value !== null) return <p class="hint">First the guess, then it goes on.</p>;
  if (now === null) return <p class="hint">Loading the model…</p>;
  const { run, cursor } = branch.value;
  const nothing = now.actors.every(({ enabled }) => enabled.length === 0);
  return (
    <div class="next">
      {now.ended && (
        <p class="hint">
          {nothing
            ? 'Nothing more can happen: the run has ended.'
            : 'All steps are done; only what may happen is left.'}
        </p>
      )}
      {now.actors.map((actor) => (
        <Actor key={actor.actor} actor={actor} next={run[cursor]} />
      ))}
      {cursor < run.length && <p class="hint">Another choice than the run’s own makes a branch; this run stays.</p>}
    </div>
  );
}

function Actor({
  actor: { actor, enabled, disabled },
  next,
}: {
  readonly actor: ActorOffers;
  readonly next: string | undefined;
}) {
  return (
    <section class="actor" aria-label={actor}>
      <h4>{actor}</h4>
      <ul>
        {enabled.map((offer) => (
          <li key={offer.name}>
            <button
              type="button"
              class={`offer ${offer.plainness}`}
              aria-current={offer.name === next ? 'true' : undefined}
              onClick={() => choose(offer.name)}
            >
              <span>{offer.text}</span>
              {offer.name === next && <small>in this run</small>}
              {kinds[offer.plainness] !== '' && <small>{kinds[offer.plainness]}</small>}
            </button>
          </li>
        ))}
      </ul>
      {disabled.length > 0 && (
        <details>
          <summary>not possible now ({disabled.length})</summary>
          <ul>
            {disabled.map((offer) => (
              <Disabled key={offer.name} offer={offer} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Disabled({ offer }: { readonly offer: Offer }) {
  const { run, cursor } = branch.value;
  const here = JSON.stringify([offer.name, cursor, run[cursor - 1]]);
  const [reason, setReason] = useState<{ readonly of: string; readonly said: WhyNot } | null>(null);
  const open = reason !== null && reason.of === here;
  const toggle = async (): Promise<void> => {
    if (open) return setReason(null);
    const { text, path } = scenario.value!;
    const request = { scenario: { text, path }, run: run.slice(0, cursor), name: offer.name };
    setReason({ of: here, said: await ask('why-not', request) });
  };
  return (
    <li class="disabled">
      <span>{offer.text}</span>
      <button type="button" class="why" aria-expanded={open} aria-label={`Why not: ${offer.text}?`} onClick={toggle}>
        why not?
      </button>
      {open && <Reasons said={reason.said} />}
    </li>
  );
}

function Reasons({ said: { reasons, summary, rules } }: { readonly said: WhyNot }) {
  return (
    <div class="reasons">
      <p>{summary}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ leaf, text }) => (
            <li key={leaf + text}>{text}</li>
          ))}
        </ul>
      )}
      {rules.map(({ id, text, source }) => (
        <p key={id} class="rule">
          <code>{id}</code> {text} <cite>{source.join('; ')}</cite>
        </p>
      ))}
    </div>
  );
}
