/**
 * Asks engines in workers. Questions go to one of two workers, so that a search never holds up stepping; each worker has
 * one question at a time, and the next only when it has answered.
 */
import type { Ask, Asked, AskOptions, Message, QuestionName } from '../engine/protocol.ts';

/** A worker, or what stands for one. */
export interface Engine {
  readonly send: (asked: Asked) => void;
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
}

export interface Listener {
  readonly onMessage: (message: Message) => void;
  /** It has died, or never came to life. */
  readonly onFailure: (message: string) => void;
}

/** Starts an engine; called when the first question comes, and again after one was ended or has failed. */
export type StartEngine = (listener: Listener) => Promise<Engine>;

/** Questions that may take long, and whose answer only the last search can give. */
const searching: readonly QuestionName[] = ['break-it', 'is-it-safe', 'another-way', 'explain', 'matrix-cell'];

export function createClient(start: StartEngine): Ask {
  const steps = createLine(start);
  const searches = createLine(start);
  let number = 0;
  return (name, request, options = {}) => {
    number++;
    const line = searching.includes(name) ? searches : steps;
    // The engine answers each question with the answer of that name.
    return line({ number, name, request }, options) as Promise<never>;
  };
}

interface Waiting {
  readonly asked: Asked;
  readonly onProgress: AskOptions['onProgress'];
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** The questions for one engine. */
function createLine(start: StartEngine): (asked: Asked, options: AskOptions) => Promise<unknown> {
  const waiting: Waiting[] = [];
  let current: Waiting | undefined;
  let engine: Promise<Engine> | undefined;

  const next = (): void => {
    if (current !== undefined) return;
    current = waiting.shift();
    if (current === undefined) return;
    const { asked } = current;
    engine ??= started();
    const its = engine;
    its.then(
      ({ send }) => {
        if (current?.asked === asked) send(asked);
      },
      (error: unknown) => {
        if (engine === its) failed(messageOf(error));
      },
    );
  };

  /** What an engine says that was ended meanwhile is not listened to. */
  const started = (): Promise<Engine> => {
    const its: Promise<Engine> = start({
      onMessage: (message) => {
        if (engine === its) heard(message);
      },
      onFailure: (message) => {
        if (engine === its) failed(message);
      },
    });
    return its;
  };

  const heard = (message: Message): void => {
    if (current === undefined || current.asked.number !== message.number) return;
    switch (message.kind) {
      case 'progress':
        current.onProgress?.(message.progress);
        return;
      case 'answer':
        return done(({ resolve }) => resolve(message.answer));
      case 'failure':
        return done(({ reject }) => reject(new Error(message.message)));
    }
  };

  const done = (tell: (one: Waiting) => void): void => {
    const one = current;
    current = undefined;
    if (one !== undefined) tell(one);
    next();
  };

  const failed = (message: string): void => {
    end();
    done(({ reject }) => reject(new Error(message)));
  };

  const end = (): void => {
    engine?.then(
      (one) => one.end(),
      () => {},
    );
    engine = undefined;
  };

  const givenUp = (asked: Asked, reason: unknown): void => {
    if (current?.asked === asked) {
      end();
      return done(({ reject }) => reject(reason));
    }
    const at = waiting.findIndex((one) => one.asked === asked);
    if (at >= 0) waiting.splice(at, 1)[0]!.reject(reason);
  };

  return (asked, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const onAbort = (): void => givenUp(asked, signal?.reason);
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value): void => {
          signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
      signal?.addEventListener('abort', onAbort);
      waiting.push({ asked, onProgress, resolve: settled(resolve), reject: settled(reject) });
      next();
    });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
