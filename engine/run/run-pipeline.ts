import { checkoutObject } from '../cache/checkout-object.ts';
import { hashesOf, type Hashes } from '../hash/hashes.ts';
import { folderOf, joinPath } from '../model/path.ts';
import type { PlannedNode, RunScope } from '../model/plan.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { PipelineNode, Stage, StageAddress } from '../model/stage.ts';
import type { StageFailure } from '../model/stage-event.ts';
import { readProject, type Project } from '../sync/read-project.ts';
import { readLock } from '../text/lock/read-lock.ts';
import { commitStage } from './commit-stage.ts';
import { holdRepository, whoHas, type Hold } from './hold-repository.ts';
import type { Machine } from './machine.ts';
import { recoverOuts } from './outs-aside.ts';
import { planRun } from './plan-run.ts';
import { record, startRun, type News } from './run-record.ts';
import { hashAll, lockPaths, runStage } from './run-stage.ts';
import { trackData } from './track-data.ts';

/** Milliseconds between two looks at who else is there. */
const retryMs = 200;

export interface PipelineRun {
  readonly scope: RunScope;
  /** The record to add to; a new one where there is none. */
  readonly run?: string;
  readonly cancel: AbortSignal;
  /** Milliseconds to wait for another process that holds the repository. */
  readonly patienceMs: number;
  readonly output: (bytes: Uint8Array) => void;
  /** Each thing that happens, as it happens, with the node it is about. */
  readonly tell: (news: News, node?: PipelineNode) => void;
}

/** Runs what `scope` asks for, one stage after the other in DVC's order, and stops at the first that fails. */
export async function runPipeline(
  machine: Machine,
  { scope, run, cancel, patienceMs, output, tell }: PipelineRun,
): Promise<Result<void, StageFailure>> {
  const { files, clock } = machine;
  const first = await holdRepository(machine, patienceMs, (who) => tell({ type: 'waiting', who }));
  if (!first.ok) return fail({ type: 'refused', message: first.error });
  let held: Hold | undefined = first.value;
  const hold = {
    give: () => {
      held?.release();
      held = undefined;
    },
    take: async (): Promise<Result<Hold, string>> => {
      // What a stage made is waited for longer than a start: it would be lost.
      const again = await holdRepository(machine, Math.max(patienceMs, 600_000), (who) => tell({ type: 'waiting', who }));
      if (again.ok) held = again.value;
      return again;
    },
  };
  const name = { run };
  const note = (news: News, node?: PipelineNode) => {
    if (name.run !== undefined) record(files, clock, name.run, news);
    tell(news, node);
  };
  try {
    const hashes = hashesOf(files);
    const stuck = await untilFree(() => recoverOuts(files, machine.processes));
    if (stuck !== undefined) return fail({ type: 'refused', message: stuck });
    let project = readProject(files);
    const broken = project.pipeline.diagnostics.find((problem) => problem.severity === 'error');
    if (broken !== undefined) {
      return fail({
        type: 'refused',
        message: `${broken.file}:${broken.span.line}:${broken.span.col} ${broken.severity} ${broken.code} ${broken.message}`,
      });
    }
    const plan = planRun(project, files, scope, hashes);
    name.run ??= startRun(files, clock, plan, 'terminal', machine.processes.self.pid);
    const own = run === undefined;
    let outcome: Result<void, StageFailure> = ok(undefined);
    for (const { stage: address } of plan) {
      if (cancel.aborted) outcome = fail({ type: 'cancelled', message: 'cancelled' });
      if (!outcome.ok) break;
      const before = project.pipeline.nodes.find((item) => item.address === address);
      // While another process makes what this stage reads or makes, nothing true can be said of it.
      const busy = before === undefined ? undefined : await untilFree(() => whoHasPaths(before), address);
      if (busy !== undefined && before !== undefined) {
        outcome = failed(address, before, { type: 'refused', message: busy }, 0);
        break;
      }
      // Planned anew: what ran before may have made the same as it made last time.
      project = readProject(files, project);
      const now = planRun(project, files, { targets: [address], reach: 'single', force: scope.force }, hashes)[0];
      const node = project.pipeline.nodes.find((item) => item.address === address);
      if (now === undefined || node === undefined) continue;
      outcome = await runNode(node, now, project, hashes);
    }
    if (own) note({ type: 'run-ended', run: name.run, ok: outcome.ok });
    return outcome;
  } finally {
    hold.give();
  }

  function whoHasPaths(node: PipelineNode): string | undefined {
    const { reads, writes } = lockPaths(files.root, node);
    return whoHas(machine, reads, writes);
  }

  /** Waits, the repository free for the other to end, while `who` names someone; the answer is who is still there when patience ends. */
  async function untilFree(who: () => string | undefined, stage?: StageAddress): Promise<string | undefined> {
    const until = clock.now() + patienceMs;
    for (let told = false; ; told = true) {
      const other = who();
      if (other === undefined) return undefined;
      if (cancel.aborted || clock.now() >= until) return other;
      if (!told) note({ type: 'waiting', who: other, ...(stage === undefined ? {} : { stage }) });
      hold.give();
      await clock.wait(retryMs);
      const again = await hold.take();
      if (!again.ok) return again.error;
    }
  }

  async function runNode(node: PipelineNode, planned: PlannedNode, project: Project, hashes: Hashes): Promise<Result<void, StageFailure>> {
    const stage = node.address;
    if (planned.blocked !== undefined)
      return failed(stage, node, { type: 'missing-dep', path: planned.blocked.path, message: planned.blocked.message }, 0);
    if (planned.action === 'skip') {
      note({ type: 'skipped', stage, reason: node.frozen ? 'frozen' : 'unchanged' }, node);
      return ok(undefined);
    }
    const began = clock.now();
    const { pid, startTime } = machine.processes.self;
    if (node.kind === 'stage' && planned.action === 'restore') {
      const restored = restore(node);
      if (!restored.ok) return failed(stage, node, restored.error, 0);
      note({ type: 'restored', stage }, node);
      return ok(undefined);
    }
    note(
      {
        type: 'started',
        stage,
        cmd: node.kind === 'data' || node.frozen ? [] : typeof node.cmd === 'string' ? [node.cmd] : node.cmd,
        pid,
        startTime,
      },
      node,
    );
    const done =
      node.kind === 'data'
        ? trackData(files, node)
        : node.frozen
          ? acceptOuts(project, node, hashes)
          : await runStage(machine, { project, stage: node, run: name.run ?? '', hashes, output, cancel, hold });
    const seconds = (clock.now() - began) / 1000;
    if (!done.ok) return failed(stage, node, done.error, seconds);
    note({ type: 'finished', stage, seconds }, node);
    return ok(undefined);
  }

  /** A frozen stage does not run: what stands in the workspace is what it made. */
  function acceptOuts(project: Project, stage: Stage, hashes: Hashes): Result<void, StageFailure> {
    const [deps, outs] = [hashAll(hashes, stage.deps), hashAll(hashes, stage.outs)];
    if (!deps.ok) return deps;
    return outs.ok ? commitStage(machine, project, stage, deps.value, outs.value) : outs;
  }

  function failed(stage: StageAddress, node: PipelineNode, failure: StageFailure, seconds: number): Result<void, StageFailure> {
    note({ type: 'failed', stage, failure, seconds }, node);
    return fail(failure);
  }

  function restore(stage: Stage): Result<void, StageFailure> {
    const lock = readLock(files.readText(joinPath(folderOf(stage.file), 'dvc.lock')));
    const entry = lock.ok ? lock.value.entries.get(stage.name) : undefined;
    for (const out of stage.outs) {
      const content = entry?.outs.find((item) => item.path === out.path)?.content;
      // What stands there already needs no object: an out that is not cached has none.
      if (content === undefined || hashesOf(files).of(out.resolved)?.md5 === content.md5) continue;
      const done = checkoutObject(files, out.resolved, content);
      if (!done.ok) return fail({ type: 'io', path: out.path, errno: 'ENOENT', message: done.error.message });
    }
    return ok(undefined);
  }
}
