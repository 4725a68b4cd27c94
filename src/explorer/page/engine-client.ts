/** Asks the engine in its workers. It is loaded when the page has been painted, or with the first question. */
import { createClient, type StartEngine } from '../session/client.ts';
import { loadScript } from './load-script.ts';

declare global {
  /**
   * The whole engine as one function without arguments, from `engine.js`. A page that was opened from disk may start no
   * worker from a file, but from the text of a function.
   */
  var stalemateEngine: (() => void) | undefined;
}

/** Beside the page. */
const ENGINE_FILE = 'engine.js';

const startWorker: StartEngine = async ({ onMessage, onFailure }) => {
  const address = await engineAddress();
  const worker = new Worker(address);
  worker.onmessage = ({ data }) => onMessage(data);
  worker.onmessageerror = () => onFailure('the answer of the engine could not be read');
  worker.onerror = (event) => {
    event.preventDefault();
    onFailure(`the engine has stopped: ${event.message || 'it could not be started'}`);
  };
  return { send: (asked) => worker.postMessage(asked), end: () => worker.terminate() };
};

let address: Promise<string> | undefined;

/** Of the worker's program; tried again where it could not be loaded. */
function engineAddress(): Promise<string> {
  address ??= engineProgram().then((engine) =>
    URL.createObjectURL(new Blob([`(${engine.toString()})()`], { type: 'text/javascript' })),
  );
  address.catch(() => {
    address = undefined;
  });
  return address;
}

/** @throws Error where it does not lie beside the page */
export async function engineProgram(): Promise<() => void> {
  if (globalThis.stalemateEngine === undefined) await loadScript(ENGINE_FILE);
  const { stalemateEngine } = globalThis;
  if (stalemateEngine === undefined) throw new Error(`${ENGINE_FILE} holds no engine; was it built with this page?`);
  return stalemateEngine;
}

export const ask = createClient(startWorker);

/** Loads the engine ahead of the first question; whoever asks is told where that fails. */
export const warmUp = (): void => {
  engineAddress().catch(() => {});
};
