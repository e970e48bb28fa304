import type { ParamMap, ParamValue } from '../../model/param.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { ContentHash } from '../../model/stage.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { toParamValue } from '../yaml/to-param-value.ts';

/** One dep or out of a lock entry. `content` is missing where DVC has no md5 for it. */
export interface LockPath {
  readonly path: string;
  readonly content?: ContentHash;
}

/** What dvc.lock says of one stage's last run. */
export interface LockEntry {
  readonly cmd: string | readonly string[];
  readonly deps: readonly LockPath[];
  /** By params file as written, then by key. */
  readonly params: ReadonlyMap<string, ParamMap>;
  readonly outs: readonly LockPath[];
}

export interface Lock {
  readonly entries: ReadonlyMap<string, LockEntry>;
  /** The whole value, so that what we do not know is written again as it was. */
  readonly value: ParamMap;
}

const empty: Lock = { entries: new Map(), value: new Map() };

/** Reads dvc.lock; no text is a lock without entries. The error is one sentence. */
export function readLock(text: string | undefined): Result<Lock, { readonly message: string }> {
  if (text === undefined) return ok(empty);
  const { root, problems } = readYaml(text);
  const problem = problems[0];
  if (problem !== undefined) return fail({ message: `dvc.lock is no YAML: ${problem.message}` });
  const value = root === undefined ? undefined : toParamValue(root);
  if (!(value instanceof Map)) return fail({ message: 'dvc.lock holds no map' });
  const top = value as ParamMap;
  if (top.get('schema') !== '2.0') return fail({ message: "dvc.lock has no `schema: '2.0'`" });
  const stages = top.get('stages');
  if (stages !== undefined && !(stages instanceof Map)) return fail({ message: '`stages` of dvc.lock is no map' });
  const entries = new Map<string, LockEntry>();
  for (const [name, stage] of (stages ?? new Map<string, ParamValue>()) as ParamMap) {
    const entry = readEntry(stage);
    if (entry === undefined) return fail({ message: `the entry of ${name} in dvc.lock has another shape than DVC's` });
    entries.set(name, entry);
  }
  return ok({ entries, value: top });
}

function readEntry(value: ParamValue): LockEntry | undefined {
  if (!(value instanceof Map)) return undefined;
  const map = value as ParamMap;
  const cmd = map.get('cmd');
  const lines = Array.isArray(cmd) ? (cmd as readonly ParamValue[]).map(String) : typeof cmd === 'string' ? cmd : undefined;
  const deps = readPaths(map.get('deps'));
  const outs = readPaths(map.get('outs'));
  if (lines === undefined || deps === undefined || outs === undefined) return undefined;
  const params = new Map<string, ParamMap>();
  const listed = map.get('params');
  if (listed instanceof Map) {
    for (const [file, keys] of listed as ParamMap) params.set(file, keys instanceof Map ? (keys as ParamMap) : new Map());
  }
  return { cmd: lines, deps, outs, params };
}

function readPaths(value: ParamValue | undefined): readonly LockPath[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const paths: LockPath[] = [];
  for (const item of value as readonly ParamValue[]) {
    if (!(item instanceof Map)) return undefined;
    const map = item as ParamMap;
    const path = map.get('path');
    const md5 = map.get('md5');
    if (typeof path !== 'string') return undefined;
    if (typeof md5 !== 'string' || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) {
      paths.push({ path });
      continue;
    }
    const size = map.get('size');
    const nfiles = map.get('nfiles');
    const content: ContentHash = {
      hash: map.get('hash') === 'md5' ? 'md5' : 'md5-dos2unix',
      md5,
      ...(typeof size === 'number' ? { size } : {}),
      ...(typeof nfiles === 'number' ? { nfiles } : {}),
      ...(map.get('isexec') === true ? { isexec: true } : {}),
    };
    paths.push({ path, content });
  }
  return paths;
}
