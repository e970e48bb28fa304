import type { Plan } from './plan.ts';
import type { StageAddress } from './stage.ts';

/**
 * All that happens in a run, one JSON line each in `.dvc/stagewright/runs/<run>/events.jsonl`; `at` is milliseconds since 1970.
 * Terminals, canvas and panels are readers of this.
 */
export type StageEvent = { readonly at: number } & (
  | { readonly type: 'run-planned'; readonly run: string; readonly plan: Plan; readonly by: 'terminal' | 'editor' }
  /** Another process holds the repository; the run waits. `who` is what its lock says. */
  | { readonly type: 'waiting'; readonly stage?: StageAddress; readonly who: string }
  /** The process that looks after the stage; `startTime` tells it from a later process with the same number. */
  | {
      readonly type: 'started';
      readonly stage: StageAddress;
      readonly cmd: readonly string[];
      readonly pid: number;
      readonly startTime: string;
    }
  | { readonly type: 'checkpoint'; readonly stage: StageAddress; readonly number: number; readonly step: number | undefined }
  | { readonly type: 'finished'; readonly stage: StageAddress; readonly seconds: number }
  | { readonly type: 'restored'; readonly stage: StageAddress }
  | { readonly type: 'skipped'; readonly stage: StageAddress; readonly reason: 'unchanged' | 'frozen' | 'upstream-failed' }
  | { readonly type: 'failed'; readonly stage: StageAddress; readonly failure: StageFailure; readonly seconds: number }
  | { readonly type: 'run-ended'; readonly run: string; readonly ok: boolean }
);

/** Why a stage did not end well. `message` is one line for a person. */
export type StageFailure =
  | { readonly type: 'exit-code'; readonly code: number; readonly message: string }
  | { readonly type: 'signal'; readonly signal: string; readonly message: string }
  | { readonly type: 'missing-dep'; readonly path: string; readonly message: string }
  | { readonly type: 'missing-out'; readonly path: string; readonly message: string }
  /** A dep changed while the stage ran: what it made is kept and not locked. */
  | { readonly type: 'dep-changed'; readonly path: string; readonly message: string }
  | { readonly type: 'cancelled'; readonly message: string }
  /** The process that looked after the stage is gone without a word. */
  | { readonly type: 'lost'; readonly message: string }
  | { readonly type: 'io'; readonly path: string; readonly errno: string; readonly message: string }
  | { readonly type: 'refused'; readonly message: string };
