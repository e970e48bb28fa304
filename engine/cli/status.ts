import { hashesOf } from '../hash/hashes.ts';
import { relativePath, type RepoPath } from '../model/path.ts';
import type { Why } from '../model/plan.ts';
import type { PipelineNode } from '../model/stage.ts';
import { inspector } from '../run/inspect-node.ts';
import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';
import { printProblem } from './print-problem.ts';
import { whyText } from './why-text.ts';

/** `stagewright status`: what is not up to date. `--json` has the shape of `dvc status --json`; `--why` says it in words. */
export function runStatus(args: readonly string[], context: CommandContext): Promise<number> {
  const unknown = args.find((arg) => arg !== '--why');
  if (unknown !== undefined) {
    context.err(`stagewright status: no flag ${unknown}\n`);
    return Promise.resolve(2);
  }
  const project = readProject(context.files);
  const errors = project.pipeline.diagnostics.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    for (const problem of errors) context.err(`${printProblem(problem)}\n`);
    return Promise.resolve(1);
  }
  const inspect = inspector(project, context.files);
  const hashes = hashesOf(context.files);
  // DVC's status looks at each stage alone.
  const changed = project.pipeline.nodes.map((node) => [node, inspect.of(node, hashes).why] as const).filter(([, why]) => why.length > 0);
  const told = changed.map(([node, why]) => [node.address, dvcStatus(why, shownPaths(node, context.cwdInRepo))] as const);
  if (context.json) context.out(`${JSON.stringify(Object.fromEntries(told))}\n`);
  else if (changed.length === 0) context.out('Data and pipelines are up to date.\n');
  else if (args.includes('--why'))
    for (const [node, why] of changed) context.out(`${node.address}:\n${why.map((reason) => `\t${whyText(reason)}\n`).join('')}`);
  else context.out(asText(Object.fromEntries(told), 0));
  return Promise.resolve(0);
}

/** DVC's text of its JSON. */
function asText(status: unknown, depth: number): string {
  const lead = '\t'.repeat(depth);
  if (typeof status === 'string') return `${lead}${status}\n`;
  if (Array.isArray(status)) return status.map((item) => asText(item, depth)).join('');
  return Object.entries(status as Readonly<Record<string, unknown>>)
    .map(([key, value]) =>
      typeof value === 'string' ? `${lead}${`${value}:`.padEnd(20)}${key}\n` : `${lead}${key}:\n${asText(value, depth + 1)}`,
    )
    .join('');
}

/** DVC shows a path as seen from the current folder, whatever the stage calls it. */
function shownPaths(node: PipelineNode, cwd: RepoPath): (path: string) => string {
  const params = node.kind === 'stage' ? node.params.map(({ file, resolved }) => ({ path: file, resolved })) : [];
  const resolved = new Map([...node.deps, ...params, ...node.outs].map((item) => [item.path, item.resolved]));
  return (path) => relativePath(cwd, resolved.get(path) ?? (path as RepoPath));
}

function dvcStatus(reasons: readonly Why[], shown: (path: string) => string): readonly unknown[] {
  const deps = new Map<string, unknown>();
  const outs = new Map<string, unknown>();
  const last: string[] = [];
  for (const why of reasons) {
    if (why.type === 'dep') deps.set(shown(why.path), why.change);
    else if (why.type === 'out') outs.set(shown(why.path), why.change);
    else if (why.type === 'param') {
      const file = shown(why.file);
      const keys = deps.get(file);
      // A file as a whole has the key ''.
      deps.set(
        file,
        why.key === '' ? why.change : new Map([...(keys instanceof Map ? (keys as Map<string, string>) : []), [why.key, why.change]]),
      );
    } else if (why.type === 'cmd') last.push('changed command');
    else if (why.type === 'always-changed' || why.type === 'no-deps-no-outs') last.push('always changed');
  }
  return [
    ...(deps.size > 0 ? [{ 'changed deps': toJson(deps) }] : []),
    ...(outs.size > 0 ? [{ 'changed outs': toJson(outs) }] : []),
    // DVC's order.
    ...last.sort(),
  ];
}

/** `fromEntries` makes own keys of all, `__proto__` too. */
const toJson = (map: ReadonlyMap<string, unknown>): unknown =>
  Object.fromEntries([...map].map(([key, value]) => [key, value instanceof Map ? toJson(value as Map<string, unknown>) : value]));
