import type { RepoPath } from '../model/path.ts';
import type { Range } from '../model/range.ts';
import type { ParamDep } from '../model/stage.ts';
import type { Report } from './report.ts';
import { resolvePath } from './resolve-path.ts';
import { shape } from './shape.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

interface Gathered {
  readonly at: Range;
  whole: boolean;
  readonly keys: string[];
  readonly keysAt: Range[];
}

/** A stage's `params`: keys of one file are gathered, and a whole file swallows its keys, as DVC does. */
export function readParamDeps(node: YamlNode, wdir: RepoPath, what: string, report: Report): ParamDep[] {
  const is = shape(report);
  const files = new Map<string, Gathered>();
  const of = (file: string, at: Range) => {
    const known = files.get(file) ?? { at, whole: false, keys: [], keysAt: [] };
    files.set(file, known);
    return known;
  };
  for (const item of is.list(node, what) ?? []) {
    if (item.kind !== 'map') {
      const key = is.string(item, `an item of ${what}`);
      if (key === undefined) continue;
      const gathered = of('params.yaml', item.range);
      gathered.keys.push(key);
      gathered.keysAt.push(item.range);
      continue;
    }
    for (const pair of item.get.values()) {
      const gathered = of(pair.name, pair.key.range);
      const empty = pair.value.kind === 'scalar' && pair.value.value === null;
      const keys = empty ? [] : (is.list(pair.value, `the keys of '${pair.name}'`) ?? []);
      if (keys.length === 0) gathered.whole = true;
      for (const keyNode of keys) {
        const key = is.string(keyNode, `a key of '${pair.name}'`);
        if (key === undefined) continue;
        gathered.keys.push(key);
        gathered.keysAt.push(keyNode.range);
      }
    }
  }
  return [...files].map(([file, { at, whole, keys, keysAt }]) => ({
    file,
    resolved: resolvePath(wdir, file),
    keys: whole ? [] : keys,
    keysAt: whole ? [] : keysAt,
    at,
  }));
}
