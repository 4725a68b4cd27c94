import { useState } from 'preact/hooks';
import { type Branch, closed, pinned, renamed, switchedTo } from '../../session/session.ts';
import { change, session } from './bench.ts';

/** The runs of this session as a tree: switch, rename, keep one beside, close. */
export function Branches() {
  const { branches } = session.value;
  return (
    <ul class="branches">
      {branches.map((branch) => (
        <Row key={branch.id} branch={branch} depth={depthOf(branches, branch)} />
      ))}
    </ul>
  );
}

function Row({ branch, depth }: { readonly branch: Branch; readonly depth: number }) {
  const { current, pinned: pin, branches } = session.value;
  const { id, name, run, property, from } = branch;
  const [editing, setEditing] = useState(false);
  const rename = (value: string): void => {
    change((now) => renamed(now, id, value));
    setEditing(false);
  };
  return (
    <li style={{ '--depth': depth }} class={id === current ? 'current' : undefined}>
      {editing ? (
        <input
          aria-label="Name of the branch"
          value={name}
          ref={(input) => input?.focus()}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename(event.currentTarget.value);
            if (event.key === 'Escape') setEditing(false);
          }}
        />
      ) : (
        <button
          type="button"
          class="plain name"
          aria-current={id === current ? 'true' : undefined}
          onClick={() => change((now) => switchedTo(now, id))}
        >
          {property === null ? '' : '✗ '}
          {name}
          <small>
            {run.length} {run.length === 1 ? 'step' : 'steps'}
            {from === null ? '' : `, leaves after ${from.at}`}
          </small>
        </button>
      )}
      <span class="row-tools">
        <button
          type="button"
          class="plain"
          aria-label={`Rename ${name}`}
          title="Rename"
          onClick={() => setEditing(true)}
        >
          ✎
        </button>
        <button
          type="button"
          class="plain"
          aria-pressed={pin === id}
          aria-label={`Compare with ${name}`}
          title="Keep beside, to compare"
          onClick={() => change((now) => pinned(now, id))}
        >
          ⇆
        </button>
        {branches.length > 1 && (
          <button
            type="button"
            class="plain"
            aria-label={`Close ${name}`}
            title="Close"
            onClick={() => change((now) => closed(now, id))}
          >
            ×
          </button>
        )}
      </span>
    </li>
  );
}

function depthOf(branches: readonly Branch[], { from }: Branch): number {
  const parent = branches.find(({ id }) => id === from?.branch);
  return parent === undefined ? 0 : 1 + depthOf(branches, parent);
}
