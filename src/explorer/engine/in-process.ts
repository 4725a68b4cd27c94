/** The engine in the thread of whoever asks: for tests, and wherever there are no workers. */
import { createClient, type StartEngine } from '../session/client.ts';
import type { Ask, Asked } from './protocol.ts';
import { serve } from './serve.ts';

/** Searches let the event loop run now and then. */
export const createInProcessClient = (): Ask => createClient(startInProcess);

const startInProcess: StartEngine = async ({ onMessage }) => {
  let ended = false;
  let ask: (asked: Asked) => void = () => {};
  serve({
    send: (message) => {
      // As through a port: later, and as a copy.
      if (!ended) setTimeout(() => onMessage(structuredClone(message)), 0);
    },
    onAsked: (listener) => {
      ask = listener;
    },
    shouldStop: () => ended,
  });
  return {
    send: (asked) => ask(structuredClone(asked)),
    end: () => {
      ended = true;
    },
  };
};
