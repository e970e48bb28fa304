import type { Why } from './plan.ts';
import type { StageFailure } from './stage-event.ts';
import type { StageAddress } from './stage.ts';

/** What is known of one node's run. */
export interface NodeState {
  readonly state: 'unknown' | 'up-to-date' | 'stale' | 'waiting' | 'queued' | 'running' | 'failed' | 'cancelled';
  readonly why: readonly Why[];
  readonly failure?: StageFailure;
  /** Of the last run. */
  readonly seconds?: number;
  /** Milliseconds since 1970, while it runs. */
  readonly since?: number;
}

/** A run as a whole; `rest` are the stages that an interrupted run had still to do. */
export interface RunView {
  readonly state: 'idle' | 'running' | 'interrupted';
  readonly waitingFor?: string;
  readonly rest: readonly StageAddress[];
}
