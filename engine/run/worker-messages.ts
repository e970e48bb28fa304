import type { Plan, RunScope } from '../model/plan.ts';
import type { StageAddress } from '../model/stage.ts';

/** What the worker thread is asked. `root` is absolute; `buffers` are texts that are open and differ from the disk, by path from the root. */
export type WorkerQuestion = { readonly id: number; readonly root: string } & (
  | { readonly type: 'plan'; readonly buffers: readonly (readonly [string, string])[]; readonly scope: RunScope }
  | { readonly type: 'restore'; readonly stage: StageAddress; readonly number: number }
);

/** Its answer; `error` is a sentence for a person. */
export type WorkerReply =
  | { readonly id: number; readonly plan: Plan }
  | { readonly id: number; readonly ok: true }
  | { readonly id: number; readonly error: string };
