import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ShownError } from '../../engine/protocol.ts';
import { goTo } from '../routing.ts';
import { open, trouble } from '../workbench/bench.ts';

const text = signal('');
const path = signal('pasted.yaml');
const errors = signal<readonly ShownError[]>([]);

/** A scenario of the viewer's own, with its errors where they are. */
export function OpenFile() {
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = useRef<HTMLPreElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    path.value = file.name;
    text.value = await file.text();
    await openIt();
  };
  return (
    <main
      class="page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <h1>Open a scenario</h1>
      <p>
        Choose a file, drop it here, or paste its text. It stays in this browser. A file that holds a run opens at it.
      </p>
      <p>
        <label class="file">
          File{' '}
          <input
            type="file"
            accept=".yaml,.yml,text/yaml"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
      </p>
      <div class="editor">
        <pre class="line-numbers" aria-hidden="true" ref={lines}>
          {lineNumbers()}
        </pre>
        <textarea
          ref={area}
          aria-label="YAML of the scenario"
          aria-invalid={errors.value.length > 0}
          aria-describedby={errors.value.length > 0 ? 'errors' : undefined}
          spellcheck={false}
          wrap="off"
          value={text.value}
          onScroll={(event) => {
            lines.current!.scrollTop = event.currentTarget.scrollTop;
          }}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </div>
      <button type="button" class="primary" disabled={text.value.trim() === ''} onClick={openIt}>
        Open
      </button>
      {errors.value.length > 0 && (
        <div id="errors" role="alert">
          <ol class="errors">
            {errors.value.map((error) => (
              <li key={error.text}>
                <pre>{error.text}</pre>
                <button type="button" onClick={() => goToError(area.current!, error)}>
                  Go to line {error.line}
                </button>
              </li>
            ))}
          </ol>
        </div>
      )}
    </main>
  );
}

async function openIt(): Promise<void> {
  try {
    errors.value = await open({ text: text.value, path: path.value });
    if (errors.value.length === 0) goTo('#run');
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}

function goToError(area: HTMLTextAreaElement, { line, column }: ShownError): void {
  const before = area.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at + 1);
  area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / Math.max(1, area.value.split('\n').length)));
}

/** With a mark at each line that has an error. */
function lineNumbers(): string {
  const wrong = new Set(errors.value.map(({ line }) => line));
  return text.value
    .split('\n')
    .map((_, index) => `${wrong.has(index + 1) ? '✗ ' : ''}${index + 1}`)
    .join('\n');
}
