/** The engine in a worker: this file is what the worker runs. */
import type { Asked, Message } from './protocol.ts';
import { serve } from './serve.ts';

/** The global scope of a worker, as far as it is used here; the page is typed after the one of a window. */
interface WorkerScope {
  readonly postMessage: (message: Message) => void;
  onmessage: ((event: { readonly data: Asked }) => void) | null;
}
const scope = globalThis as unknown as WorkerScope;

serve({
  send: (message) => scope.postMessage(message),
  onAsked: (listener) => {
    scope.onmessage = ({ data }) => listener(data);
  },
});
