import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { Log } from '../log.ts';
import type { Disposable } from '../lifetime.ts';

/** Asks the worker thread, which does all that hashes or reads much. Never rejects; the error is a sentence. */
export interface WorkerClient<Question extends object, Reply extends object> extends Disposable {
  ask(question: Question): Promise<Result<Reply, string>>;
}

/** The thread starts with the first question, and again with the next one after it broke. `dist` is absolute. */
export function workerClient<Question extends object, Reply extends object>(dist: string, log: Log): WorkerClient<Question, Reply> {
  const waiting = new Map<number, (result: Result<Reply, string>) => void>();
  let worker: Worker | undefined;
  let last = 0;
  const end = (error: string): void => {
    worker = undefined;
    for (const settle of waiting.values()) settle(fail(error));
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(path.join(dist, 'worker.cjs'));
    started.on('message', (reply: Reply & { readonly id: number; readonly error?: string }) => {
      const settle = waiting.get(reply.id);
      waiting.delete(reply.id);
      settle?.(reply.error === undefined ? ok(reply) : fail(reply.error));
    });
    started.on('error', (error: Error) => {
      log.error('The worker broke', error);
      if (worker === started) end(error.message);
    });
    started.on('exit', () => {
      if (worker === started) end('The worker ended');
    });
    started.unref();
    return started;
  };
  return {
    ask(question) {
      const id = ++last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        (worker ??= start()).postMessage({ ...question, id });
      });
    },
    dispose() {
      const ended = worker;
      end('Stagewright ended');
      void ended?.terminate();
    },
  };
}
