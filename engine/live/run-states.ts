import type { Plan, Why } from '../model/plan.ts';
import type { StageEvent } from '../model/stage-event.ts';
import type { StageAddress } from '../model/stage.ts';
import { unreachable } from '../model/unreachable.ts';
import type { NodeState, RunView } from '../model/run-view.ts';

export interface RunFacts {
  /** What a plan says without any run, and when it was asked for (milliseconds since 1970). */
  readonly plan: { readonly plan: Plan; readonly at: number } | undefined;
  /** Of the newest run, lost stages included. */
  readonly events: readonly StageEvent[];
  /** True while this window starts the run's stages one after the other. */
  readonly driven: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RunStates {
  readonly states: ReadonlyMap<StageAddress, NodeState>;
  readonly run: RunView;
}

/** A run from a terminal is between two stages for a moment; longer than this (milliseconds) without a word, and it is interrupted. */
const quietLimit = 5000;

/** What each node's state is, and the run's as a whole. What a run said of a stage counts until a later plan knows better. */
export function runStates(facts: RunFacts): RunStates {
  const states = new Map<StageAddress, NodeState>();
  for (const planned of facts.plan?.plan ?? [])
    states.set(planned.stage, { state: planned.action === 'skip' ? 'up-to-date' : 'stale', why: planned.why });
  const run = readEvents(facts.events);
  const isRunning = [...run.nodes.values()].some((node) => node.state === 'running' || node.state === 'waiting');
  const rest = [...run.nodes].filter(([, node]) => node.state === 'queued').map(([stage]) => stage);
  const quiet = facts.now - (facts.events.at(-1)?.at ?? 0) > quietLimit;
  const goesOn = !run.ended && (facts.driven || isRunning || (run.by === 'terminal' && !quiet && rest.length > 0));
  for (const [stage, node] of run.nodes) states.set(stage, merge(states.get(stage), node, facts.plan?.at ?? 0, goesOn));
  if (goesOn) return { states, run: { state: 'running', rest, ...(run.waitingFor !== undefined && { waitingFor: run.waitingFor }) } };
  // A stage that failed is at the head of what there is to continue with.
  const failed = [...run.nodes].filter(([, node]) => node.state === 'failed' || node.state === 'cancelled').map(([stage]) => stage);
  const open = [...failed, ...rest].filter((stage) => states.get(stage)?.state !== 'up-to-date');
  return { states, run: { state: open.length > 0 ? 'interrupted' : 'idle', rest: open } };
}

interface NodeOfRun extends NodeState {
  readonly at: number;
}

function readEvents(events: readonly StageEvent[]) {
  const nodes = new Map<StageAddress, NodeOfRun>();
  let by: 'terminal' | 'editor' = 'terminal';
  let ended = false;
  let waitingFor: string | undefined;
  for (const event of events) {
    const { at } = event;
    if (event.type !== 'waiting') waitingFor = undefined;
    switch (event.type) {
      case 'run-planned':
        by = event.by;
        ended = false;
        for (const planned of event.plan)
          if (planned.action !== 'skip') nodes.set(planned.stage, { state: 'queued', why: planned.why, at });
        break;
      case 'waiting':
        waitingFor = event.who;
        if (event.stage !== undefined) nodes.set(event.stage, { state: 'waiting', why: why(nodes, event.stage), at });
        break;
      case 'started':
        nodes.set(event.stage, { state: 'running', why: why(nodes, event.stage), since: at, at });
        break;
      case 'checkpoint':
        break;
      case 'finished':
        nodes.set(event.stage, { state: 'up-to-date', why: [], seconds: event.seconds, at });
        break;
      case 'restored':
        nodes.set(event.stage, { state: 'up-to-date', why: [], at });
        break;
      case 'skipped':
        if (event.reason === 'upstream-failed') nodes.set(event.stage, { state: 'queued', why: why(nodes, event.stage), at });
        else nodes.set(event.stage, { state: 'up-to-date', why: [], at });
        break;
      case 'failed': {
        const state = event.failure.type === 'cancelled' ? 'cancelled' : 'failed';
        nodes.set(event.stage, { state, why: why(nodes, event.stage), failure: event.failure, seconds: event.seconds, at });
        break;
      }
      case 'run-ended':
        ended = true;
        break;
      default:
        unreachable(event);
    }
  }
  return { nodes, by, ended, waitingFor };
}

const why = (nodes: ReadonlyMap<StageAddress, NodeState>, stage: StageAddress): readonly Why[] => nodes.get(stage)?.why ?? [];

function merge(planned: NodeState | undefined, { at, ...ofRun }: NodeOfRun, planAt: number, goesOn: boolean): NodeState {
  switch (ofRun.state) {
    case 'running':
    case 'waiting':
      return ofRun;
    case 'queued':
      return goesOn ? ofRun : (planned ?? { state: 'stale', why: ofRun.why });
    case 'failed':
    case 'cancelled':
      return planned?.state === 'up-to-date' && planAt > at
        ? planned
        : { ...ofRun, why: planAt > at ? (planned?.why ?? ofRun.why) : ofRun.why };
    case 'up-to-date': {
      const seconds = ofRun.seconds === undefined ? {} : { seconds: ofRun.seconds };
      return planned !== undefined && planAt > at ? { ...planned, ...seconds } : ofRun;
    }
    case 'unknown':
    case 'stale':
      return planned ?? ofRun;
    default:
      return unreachable(ofRun.state);
  }
}
