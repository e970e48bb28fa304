import type { Plan, RunScope } from '../../engine/model/plan.ts';
import { ok, type Result } from '../../engine/model/result.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { WorkerQuestion, WorkerReply } from '../../engine/run/worker-messages.ts';
import { assertTrusted } from '../assert-trusted.ts';
import type { Log } from '../log.ts';
import { workerClient } from './worker-client.ts';
import type { Disposable } from '../lifetime.ts';

/** What is asked of the worker thread. Errors are sentences. */
export interface Planner extends Disposable {
  /** `buffers` are texts that differ from the disk, by path in the project. */
  plan(root: string, buffers: ReadonlyMap<string, string>, scope: RunScope): Promise<Result<Plan, string>>;
  restore(root: string, stage: StageAddress, number: number): Promise<Result<undefined, string>>;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export function openPlanner(dist: string, log: Log): Planner {
  const client = workerClient<WithoutId<WorkerQuestion>, WorkerReply>(dist, log);
  return {
    async plan(root, buffers, scope) {
      assertTrusted();
      const reply = await client.ask({ type: 'plan', root, buffers: [...buffers], scope });
      return reply.ok ? ok('plan' in reply.value ? reply.value.plan : []) : reply;
    },
    async restore(root, stage, number) {
      assertTrusted();
      const reply = await client.ask({ type: 'restore', root, stage, number });
      return reply.ok ? ok(undefined) : reply;
    },
    dispose: () => client.dispose(),
  };
}
