import { isCached } from '../cache/object-store.ts';
import { NotRegular, type Hashes } from '../hash/hashes.ts';
import { folderOf, joinPath, type RepoPath } from '../model/path.ts';
import type { PlannedNode, Why } from '../model/plan.ts';
import type { DataFile, PipelineNode, Stage } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { Project } from '../sync/project.ts';
import { readLock, type Lock, type LockEntry } from '../text/lock/read-lock.ts';
import { whyChanged } from './why-changed.ts';

export interface Inspection extends Pick<PlannedNode, 'action' | 'why' | 'blocked'> {
  /** What dvc.lock says of the stage. */
  readonly entry?: LockEntry;
}

/** Looks at one node after the other, each alone: what a run would do with it, and why. Each dvc.lock is read once. */
export interface Inspector {
  /** `made` are deps (as written) that will be made anew before it, so that nothing can be said of them. */
  of(node: PipelineNode, hashes: Hashes, made?: ReadonlySet<string>): Inspection;
}

export function inspector(project: Project, files: Files): Inspector {
  const locks = new Map<RepoPath, ReturnType<typeof readLock>>();
  const lockOf = (path: RepoPath) => {
    const lock = locks.get(path) ?? readLock(project.texts.get(path));
    locks.set(path, lock);
    return lock;
  };
  return {
    of(node, hashes, made = new Set()) {
      try {
        if (node.kind === 'data') return inspectData(files, node, hashes);
        const path = joinPath(folderOf(node.file), 'dvc.lock');
        const lock = lockOf(path);
        if (!lock.ok) return blocked([{ type: 'never-run' }], path, lock.error.message);
        return inspectStage(project, files, node, lock.value, hashes, made);
      } catch (error) {
        if (error instanceof NotRegular) return blocked([], error.path as RepoPath, error.message);
        throw error;
      }
    },
  };
}

const blocked = (why: readonly Why[], path: RepoPath, message: string): Inspection => ({ action: 'run', why, blocked: { path, message } });

function inspectStage(project: Project, files: Files, stage: Stage, lock: Lock, hashes: Hashes, made: ReadonlySet<string>): Inspection {
  const entry = lock.entries.get(stage.name);
  const found = { ...(entry === undefined ? {} : { entry }) };
  const cached = (md5: string) => isCached(files, md5);
  const why = whyChanged(project, stage, entry, hashes, cached).filter((reason) => reason.type !== 'dep' || !made.has(reason.path));
  if (why.length === 0 && made.size === 0) return { action: 'skip', why, ...found };
  if (stage.frozen) {
    // It never runs: what stands in the workspace is taken as its outs.
    const gone = stage.outs.find((out) => hashes.of(out.resolved) === undefined);
    if (gone !== undefined) return { ...blocked(why, gone.resolved, `${gone.path} does not exist, and its stage is frozen`), ...found };
    return { action: why.length === 0 ? 'skip' : 'run', why, ...found };
  }
  const missing = stage.deps.find((dep) => !made.has(dep.path) && hashes.of(dep.resolved) === undefined);
  if (missing !== undefined)
    return { ...blocked(why, missing.resolved, `${missing.path} does not exist, and no stage makes it`), ...found };
  return { action: why.length === 0 ? 'skip' : canRestore(stage, entry, why, cached) ? 'restore' : 'run', why, ...found };
}

/** Deps, params and cmd are as locked and the outs are in the cache: they are brought back, not made again. By DVC's rules of its run cache. */
function canRestore(stage: Stage, entry: LockEntry | undefined, why: readonly Why[], cached: (md5: string) => boolean): boolean {
  if (entry === undefined || !why.every((reason) => reason.type === 'out')) return false;
  if (stage.deps.length + stage.params.length === 0 || stage.outs.some((out) => out.persist)) return false;
  const changed = new Set(why.map((reason) => reason.path));
  return stage.outs.every((out) => {
    const content = entry.outs.find((item) => item.path === out.path)?.content;
    return content?.hash === 'md5' && (!changed.has(out.path) || cached(content.md5));
  });
}

function inspectData(files: Files, node: DataFile, hashes: Hashes): Inspection {
  const why: Why[] = [];
  for (const out of node.outs) {
    const now = hashes.of(out.resolved);
    const { content } = out;
    if (content?.hash === 'md5' && out.cache && !isCached(files, content.md5)) {
      why.push({ type: 'out', path: out.path, change: 'not in cache' });
    } else if (now !== undefined && (content === undefined || (content.hash === 'md5' && now.md5 !== content.md5))) {
      why.push({ type: 'out', path: out.path, change: 'modified' });
    }
    if (now !== undefined) continue;
    if (why.length === 0) why.push({ type: 'out', path: out.path, change: 'deleted' });
    return blocked(why, out.resolved, `${out.path}, tracked by ${node.file}, does not exist`);
  }
  return { action: why.length === 0 ? 'skip' : 'run', why };
}
