import type { Diagnostic } from '../model/diagnostic.ts';
import { folderOf, joinPath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';
import type { ContentHash, DataFile, Dep, Out, StageAddress } from '../model/stage.ts';
import { reporter } from './report.ts';
import { resolvePath } from './resolve-path.ts';
import { shape } from './shape.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { YamlMap } from './yaml/yaml-node.ts';

const topKeys = ['md5', 'wdir', 'deps', 'outs', 'locked', 'frozen', 'meta', 'always_changed', 'desc'];

/** A `.dvc` file. What names no files for DVC (an error) has no node. */
export function readDataFile(file: RepoPath, text: string): { readonly node?: DataFile; readonly diagnostics: readonly Diagnostic[] } {
  const { report, diagnostics } = reporter(file, text);
  const yaml = readYaml(text);
  for (const problem of yaml.problems) report(problem.at, 'error', problem.code, problem.message);
  const is = shape(report);
  const top = yaml.root === undefined ? undefined : is.map(yaml.root, 'the file');
  if (top === undefined) return { diagnostics };
  is.keys(top, topKeys, 'the file');
  const wdirNode = top.get.get('wdir')?.value;
  const wdir = joinPath(
    folderOf(file),
    (wdirNode?.kind === 'scalar' && typeof wdirNode.value === 'string' ? wdirNode.value : undefined) ?? '.',
  );
  const items = (key: 'deps' | 'outs') => {
    const node = top.get.get(key)?.value;
    const maps: { path: string; map: YamlMap }[] = [];
    if (node === undefined || (node.kind === 'scalar' && node.value === null)) return maps;
    for (const item of is.list(node, `'${key}'`) ?? []) {
      const map = is.map(item, `an item of '${key}'`);
      const pathNode = map?.get.get('path');
      const path = pathNode === undefined ? undefined : is.string(pathNode.value, `'path' in '${key}'`);
      if (map !== undefined && path !== undefined) maps.push({ path, map });
      else if (map !== undefined && pathNode === undefined) report(map.range, 'error', 'schema', `an item of '${key}' has no 'path'`);
    }
    return maps;
  };
  const flag = (map: YamlMap, key: string, otherwise: boolean) => {
    const node = map.get.get(key)?.value;
    return node === undefined ? otherwise : (is.boolean(node, `'${key}'`) ?? otherwise);
  };
  const deps: Dep[] = items('deps').map(({ path, map }) => ({ path, resolved: resolvePath(wdir, path), at: map.range }));
  const outs = items('outs').map(({ path, map }): Out & { content?: ContentHash } => {
    const content = readContent(map);
    return {
      path,
      resolved: resolvePath(wdir, path),
      kind: 'out',
      cache: flag(map, 'cache', true),
      persist: flag(map, 'persist', false),
      push: flag(map, 'push', true),
      checkpoint: false,
      at: map.range,
      ...(content === undefined ? {} : { content }),
    };
  });
  const descNode = top.get.get('desc')?.value;
  const desc = descNode === undefined ? undefined : is.string(descNode, "'desc'");
  const frozen = flag(top, 'frozen', false);
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
  const whole = { start: 0, end: text.length };
  const at = { name: { start: 0, end: 0 }, whole };
  const node: DataFile = {
    kind: 'data',
    name: file,
    address: file as string as StageAddress,
    file,
    wdir,
    deps,
    outs,
    frozen,
    at,
    ...(desc === undefined ? {} : { desc }),
  };
  return { node, diagnostics };
}

/** Undefined where there is no usable hash: a remote's own, or text that is no md5. */
function readContent(map: YamlMap): ContentHash | undefined {
  const of = (key: string) => {
    const node = map.get.get(key)?.value;
    return node?.kind === 'scalar' ? node.value : undefined;
  };
  const md5 = of('md5');
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}(?:\.dir)?$/.test(md5)) return undefined;
  const [size, nfiles, isexec] = [of('size'), of('nfiles'), of('isexec')];
  return {
    md5,
    hash: of('hash') === 'md5' ? 'md5' : 'md5-dos2unix',
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof nfiles === 'number' ? { nfiles } : {}),
    ...(isexec === true ? { isexec } : {}),
  };
}
