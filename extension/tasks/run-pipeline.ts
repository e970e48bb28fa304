import { tasks, type TaskExecution } from 'vscode';
import type { Plan, RunScope } from '../../engine/model/plan.ts';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { record, startRun } from '../../engine/run/run-record.ts';
import { assertTrusted } from '../assert-trusted.ts';
import type { Log } from '../log.ts';
import type { ProjectModel } from '../sync/project-model.ts';
import type { Planner } from './planner.ts';
import type { RunWatch } from './run-watch.ts';
import { saveDocuments } from './save-documents.ts';
import { stageTask } from './stage-task.ts';

/** Runs stages of one project, one after the other, each as a task. */
export interface PipelineRun {
  /** Answers when the run has begun, with a sentence where it could not. */
  run(scope: RunScope): Promise<Result<undefined, string>>;
  /** Runs what an interrupted run had still to do. */
  continueRun(): Promise<Result<undefined, string>>;
  cancel(): Promise<Result<undefined, string>>;
}

/** Milliseconds that a stage gets to end after it was asked to, before its terminal is closed. */
const grace = 6000;
const clock = { now: () => Date.now(), wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

export function pipelineRun(model: ProjectModel, watch: RunWatch, planner: Planner, dist: string, log: Log): PipelineRun {
  let isCancelled = false;
  const wasCancelled = (): boolean => isCancelled;
  let isStarting = false;
  let execution: TaskExecution | undefined;

  const drive = async (run: string, plan: Plan, force: boolean): Promise<void> => {
    const todo = plan.filter(({ action }) => action !== 'skip');
    let isFine = true;
    for (const [index, { stage }] of todo.entries()) {
      if (wasCancelled()) break;
      // What ran before may have made the very bytes that were there.
      if (index > 0 && !force && (await needsNothing(stage))) {
        record(model.files, clock, run, { type: 'skipped', stage, reason: 'unchanged' });
        continue;
      }
      const code = await runTask(run, stage, force);
      watch.look();
      isFine = code === 0;
      if (isFine) continue;
      // A terminal that goes away leaves the stage to end by itself; with the window going away, this is never reached.
      if (code === undefined) await waitUntil(() => watch.hasEnded(stage), grace);
      watch.look();
      if (watch.running().some((one) => one.stage === stage)) return;
      if (!watch.hasEnded(stage) && !wasCancelled()) {
        const failure = { type: 'refused', message: 'it did not start; its terminal says why' } as const;
        record(model.files, clock, run, { type: 'failed', stage, failure, seconds: 0 });
      }
      break;
    }
    record(model.files, clock, run, { type: 'run-ended', run, ok: isFine && !wasCancelled() });
  };
  const needsNothing = async (stage: StageAddress): Promise<boolean> => {
    const planned = await planner.plan(model.root, new Map(), { targets: [stage], reach: 'single', force: false });
    return planned.ok && planned.value.length > 0 && planned.value.every(({ action }) => action === 'skip');
  };
  const runTask = async (run: string, stage: StageAddress, force: boolean): Promise<number | undefined> => {
    assertTrusted();
    const task = stageTask(dist, { root: model.root, stage, run, force });
    return new Promise((resolve, reject) => {
      let started: TaskExecution | undefined;
      const process = tasks.onDidEndTaskProcess((event) => {
        if (event.execution === started) end(event.exitCode);
      });
      // A task that is closed before its process began has no process to end.
      const ended = tasks.onDidEndTask((event) => {
        if (event.execution === started) setTimeout(() => end(undefined), 500);
      });
      const end = (code: number | undefined): void => {
        process.dispose();
        ended.dispose();
        execution = undefined;
        resolve(code);
      };
      tasks.executeTask(task).then((begun) => (execution = started = begun), reject);
    });
  };
  const begin = async (scope: RunScope): Promise<Result<undefined, string>> => {
    assertTrusted();
    if (isStarting || watch.states().run.state === 'running') return fail('A run is under way: cancel it first, or wait for its end');
    isStarting = true;
    try {
      const saved = await saveDocuments(model);
      if (!saved.ok) return saved;
      const planned = await planner.plan(model.root, new Map(), scope);
      if (!planned.ok) return planned;
      watch.setPlan(planned.value.length > 0 && scope.targets.length === 0 && !scope.force ? planned.value : [], Date.now());
      if (planned.value.every(({ action }) => action === 'skip')) return ok(undefined);
      isCancelled = false;
      const run = startRun(model.files, clock, planned.value, 'editor', process.pid);
      watch.setDriven(true);
      void drive(run, planned.value, scope.force)
        .catch((error: unknown) => log.error('The run broke off', error))
        .finally(() => watch.setDriven(false));
      return ok(undefined);
    } finally {
      isStarting = false;
    }
  };
  return {
    run: begin,
    async continueRun() {
      const { run } = watch.states();
      if (run.state !== 'interrupted') return fail('No run was interrupted');
      return begin({ targets: run.rest, reach: 'single', force: false });
    },
    async cancel() {
      assertTrusted();
      if (watch.states().run.state !== 'running') return fail('Nothing runs');
      isCancelled = true;
      // The process that looks after a stage ends the command, keeps what was there before, and says so in the record.
      for (const { pid } of watch.running()) terminate(pid);
      const asked = execution;
      await waitUntil(() => watch.running().length === 0 && execution !== asked, grace);
      if (asked !== undefined && execution === asked) asked.terminate();
      watch.look();
      return ok(undefined);
    },
  };
}

function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function waitUntil(isSo: () => boolean, most: number): Promise<void> {
  for (const end = Date.now() + most; !isSo() && Date.now() < end;) await clock.wait(100);
}
