import { joinPath } from '../model/path.ts';
import { outIndex } from '../graph/out-index.ts';
import { addStageKeys } from '../sync/edits/add-stage.ts';
import { checked } from '../sync/plan-edit.ts';
import { readProject } from '../sync/read-project.ts';
import { applyChanges } from '../text/apply-changes.ts';
import type { Source } from '../text/splice/source-lines.ts';
import type { CommandContext } from './command-context.ts';
import { plain } from './print-problem.ts';

const usage =
  'usage: stagewright stage add -n NAME [-d DEP] [-p [FILE:]KEY,…] [-o OUT] [-O UNCACHED] [-m METRIC] [-M UNCACHED_METRIC] [-w WDIR] [--desc TEXT] CMD…\n';

const flags: ReadonlyMap<string, keyof Wanted> = new Map([
  ['-n', 'name'],
  ['--name', 'name'],
  ['-d', 'deps'],
  ['--deps', 'deps'],
  ['-p', 'params'],
  ['--params', 'params'],
  ['-o', 'outs'],
  ['--outs', 'outs'],
  ['-O', 'outsNoCache'],
  ['--outs-no-cache', 'outsNoCache'],
  ['-m', 'metrics'],
  ['--metrics', 'metrics'],
  ['-M', 'metricsNoCache'],
  ['--metrics-no-cache', 'metricsNoCache'],
  ['-w', 'wdir'],
  ['--wdir', 'wdir'],
  ['--desc', 'desc'],
]);

type Wanted = Record<'name' | 'deps' | 'params' | 'outs' | 'outsNoCache' | 'metrics' | 'metricsNoCache' | 'wdir' | 'desc', string[]>;

/** `stage add`: a new stage in the dvc.yaml of this folder. */
export function runStageAdd(args: readonly string[], context: CommandContext): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    context.err(`stagewright stage add: ${parsed}\n${usage}`);
    return 2;
  }
  if (context.untrusted) {
    context.err('stagewright: nothing is written with --untrusted\n');
    return 1;
  }
  const { wanted, cmd } = parsed;
  const name = wanted.name[0] ?? '';
  const project = readProject(context.files);
  const file = joinPath(context.cwdInRepo, 'dvc.yaml');
  const wdir = joinPath(context.cwdInRepo, wanted.wdir[0] ?? '.');
  const index = outIndex(project.pipeline.nodes);
  const outs = [...wanted.outs, ...wanted.outsNoCache, ...wanted.metrics, ...wanted.metricsNoCache];
  const taken = outs.map((path) => ({ path, by: index.touching(joinPath(wdir, path))[0] })).find(({ by }) => by !== undefined);
  const both = outs.find((path) => wanted.deps.some((dep) => joinPath(wdir, dep) === joinPath(wdir, path)));
  const clash =
    taken?.by !== undefined
      ? `'${taken.path}' overlaps an out of '${taken.by.node.address}'`
      : both === undefined
        ? undefined
        : `'${both}' is both a dep and an out`;
  const planned = clash === undefined ? addStageKeys(project, file, name, keysOf(wanted, cmd)) : undefined;
  const changes = planned?.ok === true ? checked(planned.value) : planned;
  if (changes?.ok !== true) {
    context.err(`stagewright: ${plain(clash ?? (changes?.ok === false ? changes.error.message : ''))}\n`);
    return 1;
  }
  context.files.writeWhole(file, applyChanges(project.texts.get(file) ?? '', changes.value));
  context.out(`Added stage '${name}' in '${file}'\n`);
  return 0;
}

/** The flags, and the command behind them; a text says what is wrong. */
function parse(args: readonly string[]): { readonly wanted: Wanted; readonly cmd: string } | string {
  const wanted: Wanted = { name: [], deps: [], params: [], outs: [], outsNoCache: [], metrics: [], metricsNoCache: [], wdir: [], desc: [] };
  let at = 0;
  for (; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--json' || word === '--untrusted') continue;
    if (word === '--' || !word.startsWith('-')) break;
    const [flag = '', inline] =
      word.startsWith('--') && word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word];
    const key = flags.get(flag);
    if (key === undefined) return `no such flag '${plain(word)}'`;
    const value = inline ?? args[++at];
    if (value === undefined) return `'${flag}' needs a value`;
    wanted[key].push(value);
  }
  const words = args.slice(args[at] === '--' ? at + 1 : at);
  if (wanted.name.length !== 1) return 'a stage needs one name: -n NAME';
  if (words.length === 0) return 'a stage needs a command';
  // One word is a command line; several are words that the shell has taken apart, and are quoted again where DVC does.
  const cmd =
    words.length === 1 ? (words[0] ?? '') : words.map((word) => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word)).join(' ');
  return { wanted, cmd };
}

/** The stage's keys in DVC's order; deps and outs sorted, as DVC writes them. */
function keysOf(wanted: Wanted, cmd: string): [string, Source][] {
  const sorted = (paths: readonly string[]) => [...new Set(paths)].sort();
  const uncached = (paths: readonly string[]): Source[] => sorted(paths).map((path) => ({ map: [[path, { map: [['cache', false]] }]] }));
  const keys: [string, Source][] = [];
  if (wanted.desc[0] !== undefined) keys.push(['desc', wanted.desc[0]]);
  keys.push(['cmd', cmd]);
  if (wanted.wdir[0] !== undefined && wanted.wdir[0] !== '.') keys.push(['wdir', wanted.wdir[0]]);
  const lists: readonly [string, readonly Source[]][] = [
    ['deps', sorted(wanted.deps)],
    ['params', params(wanted.params)],
    ['outs', [...sorted(wanted.outs), ...uncached(wanted.outsNoCache)]],
    ['metrics', [...sorted(wanted.metrics), ...uncached(wanted.metricsNoCache)]],
  ];
  for (const [key, items] of lists) if (items.length > 0) keys.push([key, items]);
  return keys;
}

/** `lr,seed` are keys of params.yaml, `other.yaml:a,b` of another file, `other.yaml:` is the whole of it. */
function params(words: readonly string[]): Source[] {
  const files = new Map<string, string[]>([['params.yaml', []]]);
  for (const word of words) {
    const cut = word.lastIndexOf(':');
    const file = cut < 0 ? 'params.yaml' : word.slice(0, cut);
    const keys = (cut < 0 ? word : word.slice(cut + 1)).split(',').filter((key) => key !== '');
    files.set(file, [...(files.get(file) ?? []), ...keys]);
  }
  const own = [...new Set(files.get('params.yaml'))].sort();
  const whole = own.length === 0 && words.some((word) => word.startsWith('params.yaml:'));
  files.delete('params.yaml');
  const others = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, keys]): Source => ({ map: [[file, [...new Set(keys)].sort()]] }));
  return [...own, ...(whole ? [{ map: [['params.yaml', []]] } as Source] : []), ...others];
}
