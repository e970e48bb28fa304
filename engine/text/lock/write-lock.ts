import type { ParamMap, ParamValue } from '../../model/param.ts';
import { emitYaml } from './emit-yaml.ts';
import type { Lock, LockEntry, LockPath } from './read-lock.ts';

/** The text of `lock` with the entry of one stage set: in its place where the stage had one, else at the end, as DVC does. */
export function writeLock(lock: Lock, name: string, entry: LockEntry): string {
  const top = new Map<string, ParamValue>([['schema', '2.0'], ...lock.value]);
  const stages = new Map((top.get('stages') as ParamMap | undefined) ?? []);
  stages.set(name, entryValue(entry));
  top.set('stages', stages);
  return emitYaml(top);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function entryValue(entry: LockEntry): ParamMap {
  const value = new Map<string, ParamValue>([['cmd', entry.cmd]]);
  const deps = pathValues(entry.deps);
  const outs = pathValues(entry.outs);
  const params = paramsValue(entry.params);
  if (deps.length > 0) value.set('deps', deps);
  if (params.size > 0) value.set('params', params);
  if (outs.length > 0) value.set('outs', outs);
  return value;
}

function pathValues(paths: readonly LockPath[]): readonly ParamValue[] {
  return [...paths]
    .sort((a, b) => byText(a.path, b.path))
    .map(({ path, content }) => {
      const map = new Map<string, ParamValue>([['path', path]]);
      if (content?.hash === 'md5') map.set('hash', 'md5');
      if (content !== undefined) map.set('md5', content.md5);
      if (content?.size !== undefined) map.set('size', content.size);
      if (content?.nfiles !== undefined) map.set('nfiles', content.nfiles);
      if (content?.isexec === true) map.set('isexec', true);
      return map;
    });
}

/** `params.yaml` first, other files by name; keys by name. */
function paramsValue(params: ReadonlyMap<string, ParamMap>): ParamMap {
  const files = [...params].sort(([a], [b]) => (a === 'params.yaml' ? -1 : b === 'params.yaml' ? 1 : byText(a, b)));
  return new Map(files.map(([file, keys]) => [file, new Map([...keys].sort(([a], [b]) => byText(a, b)))]));
}
