import { describe, expect, it } from 'vitest';
import { runStates } from '../../../engine/live/run-states.ts';
import type { Plan } from '../../../engine/model/plan.ts';
import type { StageEvent } from '../../../engine/model/stage-event.ts';
import type { StageAddress } from '../../../engine/model/stage.ts';

const [a, b, c] = ['a', 'b', 'c'] as unknown as [StageAddress, StageAddress, StageAddress];
const plan: Plan = [a, b, c].map((stage) => ({ stage, action: 'run', why: [{ type: 'never-run' }] }));
const started = (at: number, stage: StageAddress): StageEvent => ({ at, type: 'started', stage, cmd: ['x'], pid: 7, startTime: '1' });
const planned: StageEvent = { at: 1, type: 'run-planned', run: 'r', plan, by: 'editor' };
const failed = (at: number, stage: StageAddress, type: 'cancelled' | 'lost' = 'lost'): StageEvent => ({
  at,
  type: 'failed',
  stage,
  failure: { type, message: 'm' },
  seconds: 2,
});

/** `a:running b:queued | running`: the states, and the run's own with what is left. */
function check(
  events: readonly StageEvent[],
  expected: string,
  facts: { driven?: boolean; plan?: Plan; planAt?: number; now?: number } = {},
) {
  const { states, run } = runStates({
    plan: facts.plan && { plan: facts.plan, at: facts.planAt ?? 0 },
    events,
    driven: facts.driven ?? false,
    now: facts.now ?? 10,
  });
  const shown = [...states].map(([stage, { state }]) => `${stage}:${state}`).join(' ');
  expect(`${shown} | ${run.state}${run.rest.length > 0 ? ` ${run.rest.join(' ')}` : ''}`).toBe(expected);
}

describe('the states of stages', () => {
  it('are those of the plan where nothing was run', () => {
    check([], 'a:up-to-date b:stale | idle', {
      plan: [
        { stage: a, action: 'skip', why: [] },
        { stage: b, action: 'run', why: [{ type: 'never-run' }] },
      ],
    });
  });

  it('follow the run while a window drives it', () => {
    check([planned], 'a:queued b:queued c:queued | running a b c', { driven: true });
    check([planned, started(2, a)], 'a:running b:queued c:queued | running b c', { driven: true });
    check([planned, started(2, a), { at: 3, type: 'finished', stage: a, seconds: 1 }], 'a:up-to-date b:queued c:queued | running b c', {
      driven: true,
    });
  });

  it('show what still runs after a window was loaded anew, and offer the rest when it is done', () => {
    const events = [planned, started(2, a)];
    check(events, 'a:running b:queued c:queued | running b c');
    check([...events, { at: 3, type: 'finished', stage: a, seconds: 1 }], 'a:up-to-date b:stale c:stale | interrupted b c');
  });

  it('count a failed stage among what there is to continue with', () => {
    check(
      [planned, started(2, a), failed(3, a), { at: 4, type: 'run-ended', run: 'r', ok: false }],
      'a:failed b:stale c:stale | interrupted a b c',
    );
    check([planned, started(2, a), failed(3, a, 'cancelled')], 'a:cancelled b:stale c:stale | interrupted a b c');
  });

  it('believe a later plan rather than an earlier run', () => {
    const done: StageEvent[] = [
      planned,
      started(2, a),
      { at: 3, type: 'finished', stage: a, seconds: 1 },
      { at: 4, type: 'run-ended', run: 'r', ok: true },
    ];
    const stale: Plan = [{ stage: a, action: 'run', why: [{ type: 'cmd', from: 'x', to: 'y' }] }];
    check(done.slice(1), 'a:up-to-date | idle', { plan: stale, planAt: 2 });
    check(done.slice(1), 'a:stale | idle', { plan: stale, planAt: 5 });
    check([started(2, a), failed(3, a)], 'a:up-to-date | idle', { plan: [{ stage: a, action: 'skip', why: [] }], planAt: 5 });
  });

  it('take a run from a terminal for interrupted when it has been silent for long', () => {
    const events: StageEvent[] = [{ ...planned, by: 'terminal' }];
    check(events, 'a:queued b:queued c:queued | running a b c', { now: 100 });
    check(events, 'a:stale b:stale c:stale | interrupted a b c', { now: 60_000 });
  });

  it('take no stage name for a property of objects', () => {
    const odd = '__proto__' as StageAddress;
    check([started(2, odd)], '__proto__:running | running');
  });
});
