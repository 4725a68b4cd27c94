import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start-thread.ts';
import type { WithoutReductions } from './exploration.ts';
import type { Counted } from './level.ts';
import type { Task } from './problem.ts';
import { order, place } from './shared-control.ts';
import type { SharedBuffers } from './shared-tables.ts';

/** What a thread is told when it is started, and what it says. */
export interface ThreadData {
  readonly task: Task;
  readonly withoutReductions?: WithoutReductions | undefined;
  readonly buffers: SharedBuffers;
  readonly thread: number;
  readonly threads: number;
  readonly delaySeed?: string | undefined;
}
export type FromThread = { readonly kind: 'ready' } | { readonly kind: 'counted'; readonly counted: Counted<unknown> };

/** The threads of one search. */
export interface Team {
  readonly isReady: () => boolean;
  readonly ready: () => Promise<void>;
  /** Sends all threads through levels; resolves when they have agreed to come back. Rejects when one fails. */
  readonly search: () => Promise<Counted<unknown>[]>;
  readonly end: () => Promise<void>;
}

export function startTeam(work: Omit<ThreadData, 'thread' | 'buffers'>, buffers: SharedBuffers): Team {
  const { threads } = work;
  const control = new Int32Array(buffers.control);
  let ready = 0;
  let counted: Counted<unknown>[] = [];
  let failure: unknown;
  let wake: () => void = () => {};

  const listen = (worker: Worker): void => {
    worker.on('error', (error) => {
      failure ??= error;
      wake();
    });
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'ready') ready++;
      else counted.push(message.counted);
      wake();
    });
  };

  const workers = Array.from({ length: threads }, (_, thread) =>
    startThread(import.meta.url, 'parallel-worker', { ...work, buffers, thread } satisfies ThreadData),
  );
  workers.forEach(listen);

  const give = (what: number): void => {
    control[place.order] = what;
    Atomics.add(control, place.turn, 1);
    Atomics.notify(control, place.turn);
  };

  const until = async (isSo: () => boolean): Promise<void> => {
    for (;;) {
      if (failure !== undefined) throw failure;
      if (isSo()) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    isReady: () => {
      if (failure !== undefined) throw failure;
      return ready === threads;
    },
    ready: () => until(() => ready === threads),
    search: async () => {
      counted = [];
      give(order.search);
      await until(() => counted.length === threads);
      return counted;
    },
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
