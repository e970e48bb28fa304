import { isCached } from '../cache/object-store.ts';
import { runOrder } from '../graph/run-order.ts';
import type { Hashes } from '../hash/hashes.ts';
import { folderOf, joinPath, type RepoPath } from '../model/path.ts';
import type { Plan, PlannedNode, RunScope, Why } from '../model/plan.ts';
import { ok } from '../model/result.ts';
import type { PipelineNode, Stage, StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { Project } from '../sync/project.ts';
import { readLock, type Lock } from '../text/lock/read-lock.ts';
import { whyChanged } from './why-changed.ts';

/**
 * What a run of `scope` would do, in its order, and why. It looks ahead: a stage whose dep another stage of the plan will make anew runs,
 * though its files are as they were or not there yet. Hashes what stands in the workspace; changes nothing.
 */
export function planRun(project: Project, files: Files, scope: RunScope, hashes: Hashes): Plan {
  const { nodes, wires } = project.pipeline;
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const locks = new Map<RepoPath, Lock | { readonly message: string }>();
  const willRun = new Set<StageAddress>();
  const plan: PlannedNode[] = [];
  for (const address of runOrder(nodes, wires, scope)) {
    const node = byAddress.get(address);
    if (node === undefined) continue;
    const makers = node.frozen ? [] : wires.filter((wire) => wire.to === address && willRun.has(wire.from));
    const upstream = [...new Set(makers.map((wire) => wire.from))];
    const made = new Set(makers.map((wire) => wire.dep));
    const planned =
      node.kind === 'stage' ? planStage(project, files, node, lockOf(project, node.file, locks), hashes, made) : planData(node, hashes);
    const why: readonly Why[] = [
      ...planned.why.filter((reason) => reason.type !== 'dep' || !made.has(reason.path)),
      ...upstream.map((stage): Why => ({ type: 'upstream', stage })),
      ...(scope.force && node.kind === 'stage' ? [{ type: 'forced' } as const] : []),
    ];
    const action = why.length === 0 ? 'skip' : planned.action === 'restore' && upstream.length === 0 && !scope.force ? 'restore' : 'run';
    // A restored stage gives back what stood there: nothing below it changes.
    if (action === 'run') willRun.add(address);
    plan.push({ stage: address, action, why, ...(planned.blocked === undefined ? {} : { blocked: planned.blocked }) });
  }
  return plan;
}

type Planned = Pick<PlannedNode, 'action' | 'why' | 'blocked'>;

function planStage(
  project: Project,
  files: Files,
  stage: Stage,
  lock: Lock | { readonly message: string },
  hashes: Hashes,
  made: ReadonlySet<string>,
): Planned {
  const blockedBy = (path: RepoPath, message: string): Planned => ({
    action: 'run',
    why: [{ type: 'never-run' }],
    blocked: { path, message },
  });
  const lockFile = joinPath(folderOf(stage.file), 'dvc.lock');
  if ('message' in lock) return blockedBy(lockFile, lock.message);
  const entry = lock.entries.get(stage.name);
  const why = whyChanged(project, stage, entry, hashes, (md5) => isCached(files, md5));
  const missing = stage.frozen ? undefined : stage.deps.find((dep) => !made.has(dep.path) && files.stat(dep.resolved) === undefined);
  if (missing !== undefined) {
    return { action: 'run', why, blocked: { path: missing.resolved, message: `${missing.path} does not exist, and no stage makes it` } };
  }
  // Deps, params and cmd are as locked and the outs are in the cache: they are brought back, not made again.
  const onlyOuts = why.length > 0 && why.every((reason) => reason.type === 'out' && reason.change !== 'new');
  const changed = new Set(why.flatMap((reason) => (reason.type === 'out' ? [reason.path] : [])));
  const kept =
    entry?.outs.every((out) => !changed.has(out.path) || (out.content !== undefined && isCached(files, out.content.md5))) ?? false;
  return { action: why.length === 0 ? 'skip' : onlyOuts && kept ? 'restore' : 'run', why };
}

function planData(node: Exclude<PipelineNode, Stage>, hashes: Hashes): Planned {
  const why: Why[] = [];
  for (const out of node.outs) {
    const now = hashes.of(out.resolved);
    if (now === undefined) {
      return {
        action: 'run',
        why: [{ type: 'out', path: out.path, change: 'deleted' }],
        blocked: { path: out.resolved, message: `${out.path}, tracked by ${node.file}, does not exist` },
      };
    }
    if (out.content?.hash === 'md5' && now.md5 !== out.content.md5) why.push({ type: 'out', path: out.path, change: 'modified' });
  }
  return { action: why.length === 0 ? 'skip' : 'run', why };
}

function lockOf(
  project: Project,
  file: RepoPath,
  known: Map<RepoPath, Lock | { readonly message: string }>,
): Lock | { readonly message: string } {
  const path = joinPath(folderOf(file), 'dvc.lock');
  const before = known.get(path);
  if (before !== undefined) return before;
  const text = project.texts.get(path);
  const read = text === undefined ? ok<Lock>({ entries: new Map(), value: new Map() }) : readLock(text);
  const lock = read.ok ? read.value : read.error;
  known.set(path, lock);
  return lock;
}
