import { folderOf, joinPath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';
import { stageAddress } from '../model/stage.ts';
import type { Dep, Out, Stage } from '../model/stage.ts';
import { readOuts } from './read-outs.ts';
import { readParamDeps } from './read-param-deps.ts';
import type { Report } from './report.ts';
import { resolvePath } from './resolve-path.ts';
import { shape } from './shape.ts';
import type { YamlMap, YamlPair } from './yaml/yaml-node.ts';

/** DVC's keys of a stage, in the order in which DVC writes them; what only templates have is before them. */
export const stageKeys = [
  'matrix',
  'vars',
  'desc',
  'cmd',
  'wdir',
  'deps',
  'params',
  'outs',
  'metrics',
  'plots',
  'frozen',
  'always_changed',
  'meta',
];

/** One entry of `stages`. A template (`foreach`, `matrix`, `${…}`) is read as it is written. Undefined where there is no stage to show. */
export function readStage(file: RepoPath, pair: YamlPair, report: Report): Stage | undefined {
  const { name } = pair;
  const whole = { start: pair.key.range.start, end: pair.value.range.end };
  const is = shape(report);
  if (pair.key.kind === 'scalar' && typeof pair.key.value !== 'string') {
    report(pair.key.range, 'error', 'stage-name', `the stage name '${name}' must be text: put it in quotes`);
  } else if (name === '' || name.includes('@')) {
    report(pair.key.range, 'error', 'stage-name', name === '' ? 'a stage needs a name' : `'@' may not stand in the stage name '${name}'`);
  }
  const entry = is.map(pair.value, `stage '${name}'`);
  if (entry === undefined) return undefined;
  const body = templateBody(entry, name, report) ?? entry;
  is.keys(body, stageKeys, `stage '${name}'`);
  const value = (key: string) => body.get.get(key)?.value;
  const what = (key: string) => `'${key}' of stage '${name}'`;

  const cmdPair = body.get.get('cmd');
  if (cmdPair === undefined) report(pair.key.range, 'error', 'stage-no-cmd', `stage '${name}' has no 'cmd'`);
  const cmd = cmdPair === undefined ? '' : readCmd(cmdPair, what('cmd'), report);
  const text = (key: 'wdir' | 'desc') => {
    const node = value(key);
    return node === undefined ? undefined : is.string(node, what(key));
  };
  const flag = (key: 'frozen' | 'always_changed') => {
    const node = value(key);
    return node === undefined ? false : (is.boolean(node, what(key)) ?? false);
  };
  const wdir = joinPath(folderOf(file), text('wdir') ?? '.');
  const desc = text('desc');
  const depsNode = value('deps');
  const deps: Dep[] = [];
  for (const item of depsNode === undefined ? [] : (is.list(depsNode, what('deps')) ?? [])) {
    const path = is.string(item, `an item of ${what('deps')}`);
    if (path !== undefined) deps.push({ path, resolved: resolvePath(wdir, path), at: item.range });
  }
  const outs: Out[] = [];
  for (const [key, kind] of [
    ['outs', 'out'],
    ['metrics', 'metric'],
    ['plots', 'plot'],
  ] as const) {
    const node = value(key);
    if (node !== undefined) outs.push(...readOuts(node, kind, wdir, what(key), report));
  }
  const paramsNode = value('params');
  return {
    kind: 'stage',
    name,
    address: stageAddress(file, name),
    file,
    wdir,
    cmd,
    deps,
    params: paramsNode === undefined ? [] : readParamDeps(paramsNode, wdir, what('params'), report),
    outs,
    frozen: flag('frozen'),
    alwaysChanged: flag('always_changed'),
    ...(desc === undefined ? {} : { desc }),
    at: { name: pair.key.range, whole, ...(cmdPair === undefined ? {} : { cmd: cmdPair.value.range }) },
  };
}

function readCmd(pair: YamlPair, what: string, report: Report): string | string[] {
  const { value } = pair;
  if (value.kind === 'scalar' && typeof value.value === 'string') return value.value;
  if (value.kind === 'seq') return value.items.map((item) => (item.kind === 'scalar' ? item.text : ''));
  report(value.range, 'error', 'schema', `${what} must be text or a list of texts`);
  return '';
}

/** The map that holds a stage's keys where that is not the entry itself: the `do` of a `foreach`. */
function templateBody(entry: YamlMap, name: string, report: Report): YamlMap | undefined {
  const each = entry.get.get('foreach');
  const body = entry.get.get('do');
  if (each === undefined && body === undefined) return undefined;
  shape(report).keys(entry, ['foreach', 'do'], `the foreach stage '${name}'`);
  if (each === undefined || body?.value.kind !== 'map') {
    report(entry.range, 'error', 'schema', `stage '${name}' needs both 'foreach' and a map 'do'`);
    return body?.value.kind === 'map' ? body.value : undefined;
  }
  return body.value;
}
