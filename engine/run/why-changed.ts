import type { Hashes } from '../hash/hashes.ts';
import type { ParamValue } from '../model/param.ts';
import type { Why } from '../model/plan.ts';
import type { Stage } from '../model/stage.ts';
import type { Project } from '../sync/project.ts';
import { emitYaml } from '../text/lock/emit-yaml.ts';
import type { LockEntry } from '../text/lock/read-lock.ts';
import { sameValue } from './same-value.ts';
import { stageParams } from './stage-params.ts';

/**
 * All reasons why a stage is not up to date, by DVC's rules: its lock entry against the texts and the workspace. Empty where there is nothing to do.
 * `cached` tells whether an object is in the cache.
 */
export function whyChanged(
  project: Project,
  stage: Stage,
  entry: LockEntry | undefined,
  hashes: Hashes,
  cached: (md5: string) => boolean,
): readonly Why[] {
  const why: Why[] = [];
  if (stage.alwaysChanged && !stage.frozen) why.push({ type: 'always-changed' });
  else if (!stage.frozen && stage.deps.length === 0 && stage.params.length === 0 && stage.outs.length === 0)
    why.push({ type: 'no-deps-no-outs' });
  if (entry === undefined) why.push({ type: 'never-run' });
  else if (!sameCmd(entry.cmd, stage.cmd)) why.push({ type: 'cmd', from: cmdText(entry.cmd), to: cmdText(stage.cmd) });
  if (!stage.frozen) why.push(...changedDeps(stage, entry, hashes), ...changedParams(project, stage, entry));
  for (const out of stage.outs) {
    const locked = entry?.outs.find((item) => item.path === out.path)?.content;
    const now = hashes.of(out.resolved);
    // In DVC's order: an object that is gone is told before what stands in the workspace.
    if (locked !== undefined && out.cache && !cached(locked.md5)) why.push({ type: 'out', path: out.path, change: 'not in cache' });
    else if (now === undefined) why.push({ type: 'out', path: out.path, change: 'deleted' });
    else if (locked?.md5 !== now.md5) why.push({ type: 'out', path: out.path, change: 'modified' });
  }
  return why;
}

function changedDeps(stage: Stage, entry: LockEntry | undefined, hashes: Hashes): readonly Why[] {
  const why: Why[] = [];
  for (const dep of stage.deps) {
    const locked = entry?.deps.find((item) => item.path === dep.path)?.content;
    const now = hashes.of(dep.resolved);
    if (now === undefined) why.push({ type: 'dep', path: dep.path, change: 'deleted' });
    // DVC calls a dep that the lock does not name modified, too.
    else if (locked?.md5 !== now.md5) why.push({ type: 'dep', path: dep.path, change: 'modified' });
  }
  return why;
}

/** A file as a whole has the key ''. */
function changedParams(project: Project, stage: Stage, entry: LockEntry | undefined): readonly Why[] {
  const why: Why[] = [];
  const { values } = stageParams(project, stage);
  for (const { file, resolved, keys } of stage.params) {
    const locked = entry?.params.get(file);
    if (!project.paramValues.has(resolved)) {
      why.push({ type: 'param', file, key: '', change: 'deleted' });
      continue;
    }
    if (locked === undefined) {
      why.push({ type: 'param', file, key: '', change: 'new' });
      continue;
    }
    const now = values.get(file) ?? new Map<string, ParamValue>();
    for (const key of keys.length > 0 ? new Set(keys) : new Set([...now.keys(), ...locked.keys()])) {
      const [before, value] = [locked.get(key), now.get(key)];
      if (value === undefined) why.push({ type: 'param', file, key, change: 'deleted' });
      else if (before === undefined) why.push({ type: 'param', file, key, change: 'new', to: valueText(value) });
      else if (!sameValue(before, value))
        why.push({ type: 'param', file, key, change: 'modified', from: valueText(before), to: valueText(value) });
    }
  }
  return why;
}

/** A value as one would type it, on one line. */
const valueText = (value: ParamValue): string =>
  emitYaml(new Map([['x', value]]))
    .slice(2)
    .trim()
    .replace(/\s*\n\s*/g, ' ');

const cmdText = (cmd: string | readonly string[]): string => (typeof cmd === 'string' ? cmd : cmd.join('\n'));
const sameCmd = (a: string | readonly string[], b: string | readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);
