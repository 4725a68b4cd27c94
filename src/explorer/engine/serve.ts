/** Answers the questions that come through a port, one after the other. */
import { answer } from './answer.ts';
import type { Asked, Message, Questions } from './protocol.ts';

/** One side of a connection, with the other thread behind it. */
export interface Port {
  readonly send: (message: Message) => void;
  readonly onAsked: (listener: (asked: Asked) => void) => void;
  /** Asked now and then while a search runs. A worker is ended from outside instead. */
  readonly shouldStop?: () => boolean;
}

export function serve({ send, onAsked, shouldStop = () => false }: Port): void {
  let before: Promise<void> = Promise.resolve();
  const answered = async ({ number, name, request }: Asked): Promise<void> => {
    try {
      const hooks = {
        onProgress: (progress: Extract<Message, { kind: 'progress' }>['progress']) =>
          send({ kind: 'progress', number, progress }),
        shouldStop,
      };
      // Whoever asks through the client has the types checked there.
      const found = await answer(name, request as Questions[typeof name]['ask'], hooks);
      send({ kind: 'answer', number, answer: found });
    } catch (error) {
      send({ kind: 'failure', number, message: error instanceof Error ? error.message : String(error) });
    }
  };
  onAsked((asked) => {
    before = before.then(() => answered(asked));
  });
}
