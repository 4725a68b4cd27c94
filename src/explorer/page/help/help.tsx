import { useEffect, useRef } from 'preact/hooks';
import { keyUses } from '../keys.ts';
import { glossary } from './glossary.ts';
import { keyMapOpen } from './key-map-state.ts';

const names: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
};

/** The list of keys, over whatever is shown. */
export function KeyMap() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = keyMapOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const close = (): void => {
    keyMapOpen.value = false;
  };
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <Keys />
      <button type="button" onClick={close}>
        Close
      </button>
    </dialog>
  );
}

function Keys() {
  return (
    <table class="keys">
      <tbody>
        {keyUses.map(({ keys, does }) => (
          <tr key={does}>
            <th scope="row">
              {keys.map((key) => (
                <kbd key={key}>{names[key] ?? key}</kbd>
              ))}
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Help() {
  return (
    <main class="page prose">
      <h1>Help</h1>
      <p>
        A scenario says which hosts, caches and storage there are. The model knows everything that can happen next in
        it; you choose, or a search tries every order. Time runs downwards; each column is somebody who acts or
        something that holds copies. A shape with a number is a version: the same shape is the same content, wherever it
        lies.
      </p>
      <h2>Questions that a search answers</h2>
      <dl>
        <dt>Break it</dt>
        <dd>The shortest run, from the moment that is shown, to something that goes wrong.</dd>
        <dt>Is it safe?</dt>
        <dd>
          Every interleaving from the start. “safe” is said only when every state was visited; “undecided” when a limit
          came first.
        </dd>
        <dt>Another way</dt>
        <dd>A run to the same violation that has another cause.</dd>
        <dt>Why?</dt>
        <dd>
          What led to it, what would have prevented it (tried, not guessed), and the rules at work with their sources.
        </dd>
      </dl>
      <h2>Keys</h2>
      <Keys />
      <h2>Words</h2>
      <dl class="glossary">
        {glossary.map(({ word, means }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
