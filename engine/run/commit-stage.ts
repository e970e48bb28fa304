import { ignoreOut } from '../cache/ignore-out.ts';
import { ChangedWhileRead, keepObject } from '../cache/object-store.ts';
import { withoutListing, type Content } from '../hash/hashes.ts';
import { folderOf, isOutside, joinPath } from '../model/path.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { StageFailure } from '../model/stage-event.ts';
import type { Stage } from '../model/stage.ts';
import type { Project } from '../sync/project.ts';
import { readLock } from '../text/lock/read-lock.ts';
import { writeLock } from '../text/lock/write-lock.ts';
import type { Machine } from './machine.ts';
import { stageParams } from './stage-params.ts';

/** Outs into the cache first, the lock entry last. `deps` and `outs` are by path as written. Call it under the repository's lock. */
export function commitStage(
  { files }: Machine,
  project: Project,
  stage: Stage,
  deps: ReadonlyMap<string, Content>,
  outs: ReadonlyMap<string, Content>,
): Result<void, StageFailure> {
  const { values, missing } = stageParams(project, stage);
  const gone = missing[0];
  if (gone !== undefined) return fail({ type: 'refused', message: `${gone.file} has no key ${gone.key}` });
  const file = joinPath(folderOf(stage.file), 'dvc.lock');
  // Read now, not before the run: another stage may have been committed meanwhile.
  const lock = readLock(files.readText(file));
  if (!lock.ok) return fail({ type: 'refused', message: lock.error.message });
  const alsoKept = keepsUncached(stage);
  try {
    for (const out of stage.outs) {
      const content = outs.get(out.path);
      if (content === undefined || !(out.cache || alsoKept)) continue;
      if (isOutside(out.resolved))
        return fail({ type: 'refused', message: `${out.path} lies outside of the project, so it cannot be cached` });
      keepObject(files, out.resolved, content);
      if (out.cache) ignoreOut(files, out.resolved);
    }
  } catch (error) {
    if (error instanceof ChangedWhileRead) return fail({ type: 'io', path: error.path, errno: 'ECHANGED', message: error.message });
    const { code = 'EIO', path = stage.address, message } = error as NodeJS.ErrnoException;
    return fail({ type: 'io', path, errno: code, message });
  }
  const entry = {
    cmd: stage.cmd,
    deps: [...deps].map(([path, content]) => ({ path, content: withoutListing(content) })),
    params: values,
    outs: [...outs].map(([path, content]) => ({ path, content: withoutListing(content) })),
  };
  files.writeWhole(file, writeLock(lock.value, stage.name, entry));
  return ok(undefined);
}

/** DVC keeps the objects of uncached metrics and plots too where the stage can be restored from its run cache, since that brings back all outs. */
function keepsUncached(stage: Stage): boolean {
  if (stage.alwaysChanged || stage.deps.length + stage.params.length === 0) return false;
  return stage.outs.every((out) => !out.persist && !isOutside(out.resolved) && (out.cache || out.kind !== 'out'));
}
