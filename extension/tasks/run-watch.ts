import { EventEmitter, workspace, type Event } from 'vscode';
import { lostStages, readRun, type RunReading } from '../../engine/live/read-run.ts';
import { runStates, type RunStates } from '../../engine/live/run-states.ts';
import { metricTail, type MetricNews } from '../../engine/live/tail-metrics.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { StageEvent } from '../../engine/model/stage-event.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { processes } from '../../engine/platform/processes.ts';
import { readFrom } from '../../engine/platform/read-from.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { ProjectModel } from '../sync/project-model.ts';

/** What runs in one project and what it made so far, read from the record that every run leaves. */
export interface RunWatch extends Disposable {
  states(): RunStates;
  metrics(): MetricNews;
  /** The newest run and its events. */
  reading(): RunReading | undefined;
  readonly onDidChange: Event<void>;
  readonly onDidGrow: Event<MetricNews>;
  /** A stage ended, well or not: what is up to date has changed. */
  readonly onDidEnd: Event<void>;
  /** While this window starts the stages of a run. */
  setDriven(driven: boolean): void;
  isDriven(): boolean;
  /** `at` is when the plan was asked for. */
  setPlan(plan: Plan, at: number): void;
  /** Reads the record now. */
  look(): void;
  /** True where the newest run says how a stage ended. */
  hasEnded(stage: StageAddress): boolean;
  /** Processes that look after stages now. */
  running(): readonly { readonly stage: StageAddress; readonly pid: number }[];
}

/** Milliseconds between two looks while something runs; nothing is looked at when nothing runs. */
const pace = 150;

export function runWatch(model: ProjectModel): RunWatch {
  const life = lifetime();
  const changed = life.own(new EventEmitter<void>());
  const grew = life.own(new EventEmitter<MetricNews>());
  const ended = life.own(new EventEmitter<void>());
  const grow = readFrom(model.root);
  const tail = metricTail(model.files, grow);
  let reading: RunReading | undefined;
  let lost: readonly StageEvent[] = [];
  let plan: { readonly plan: Plan; readonly at: number } | undefined;
  let driven = false;
  let timer: NodeJS.Timeout | undefined;
  let states: RunStates | undefined;
  let news: MetricNews | undefined;
  let shown = '';

  const lookAtMetrics = (): MetricNews => {
    const stages = model.project().pipeline.nodes.filter((node) => node.kind === 'stage');
    const looked = tail.look(stages);
    // The first look is taken whole by whoever asks.
    if (looked.changed && news !== undefined) grew.fire(looked);
    news = looked;
    return looked;
  };
  const judge = (): void => {
    states = runStates({ plan, events: [...(reading?.events ?? []), ...lost], driven, now: Date.now() });
    const text = JSON.stringify([[...states.states], states.run]);
    if (text === shown) return;
    shown = text;
    changed.fire();
  };
  const look = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const before = reading;
    reading = readRun(model.files, grow, reading);
    const gone = lostStages(reading?.events ?? [], processes, Date.now());
    // The same loss is told with the time at which it was seen first.
    if (gone.length !== lost.length || before !== reading) lost = gone;
    judge();
    lookAtMetrics();
    const fresh = reading?.events.slice(before?.run === reading.run ? before.events.length : 0) ?? [];
    if (before !== undefined && fresh.some(({ type }) => type === 'finished' || type === 'failed' || type === 'restored')) ended.fire();
    if (states?.run.state === 'running') timer = setTimeout(look, pace);
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(look, 20);
  };

  life.own(model.onDidRecord(lookSoon));
  life.own(model.onDidChange(lookSoon));
  life.own(workspace.onDidGrantWorkspaceTrust(lookSoon));
  life.own({ dispose: () => clearTimeout(timer) });
  return {
    states() {
      if (states === undefined) look();
      return states ?? { states: new Map(), run: { state: 'idle', rest: [] } };
    },
    metrics: () => news ?? lookAtMetrics(),
    reading: () => reading,
    onDidChange: changed.event,
    onDidGrow: grew.event,
    onDidEnd: ended.event,
    setDriven(now) {
      driven = now;
      look();
    },
    isDriven: () => driven,
    setPlan(next, at) {
      plan = { plan: next, at };
      judge();
    },
    look,
    hasEnded: (stage) =>
      [...(reading?.events ?? []), ...lost].some(
        (event) =>
          (event.type === 'finished' || event.type === 'failed' || event.type === 'restored' || event.type === 'skipped') &&
          event.stage === stage,
      ),
    running() {
      const open = new Map<StageAddress, number>();
      for (const event of [...(reading?.events ?? []), ...lost]) {
        if (event.type === 'started') open.set(event.stage, event.pid);
        else if (event.type === 'finished' || event.type === 'failed') open.delete(event.stage);
      }
      return [...open].map(([stage, pid]) => ({ stage, pid }));
    },
    dispose: () => life.dispose(),
  };
}
