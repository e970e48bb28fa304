import type { Diagnostic } from '../model/diagnostic.ts';
import { joinPath } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Out, PipelineNode } from '../model/stage.ts';
import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';
import { plain, printProblem } from './print-problem.ts';

/** `stage list`: the stages of the dvc.yaml of this folder, or with `--all` every stage and data file, each with what it is for. */
export function runStageList(args: readonly string[], { files, cwdInRepo, out, err, json }: CommandContext): number {
  if (args.some((word) => word !== '--all' && word !== '--name-only')) {
    err('usage: stagewright stage list [--all] [--name-only] [--json]\n');
    return 2;
  }
  const { pipeline } = readProject(files);
  if (json) {
    out(`${JSON.stringify(asJson(pipeline), undefined, 1)}\n`);
    return 0;
  }
  const file = joinPath(cwdInRepo, 'dvc.yaml');
  const broken = pipeline.diagnostics.filter(
    ({ severity, file: where }) => severity === 'error' && (args.includes('--all') || where === file),
  );
  for (const problem of broken) err(printProblem(problem));
  const shown = pipeline.nodes.filter((node) => args.includes('--all') || (node.kind === 'stage' && node.file === file));
  // DVC names the stages of the folder it is called in without their file.
  const rows = shown.map(
    (node) => [plain(node.file === file ? node.name : node.address), args.includes('--name-only') ? '' : plain(description(node))] as const,
  );
  const width = Math.max(0, ...rows.map(([name]) => Array.from(name).length));
  for (const [name, text] of rows) out(`${`${name}${' '.repeat(width - Array.from(name).length)}  ${text}`.trimEnd()}\n`);
  return broken.length > 0 ? 1 : 0;
}

/** DVC's own words. */
function description(node: PipelineNode): string {
  const line = node.desc?.split(/\r?\n/).find((part) => part !== '');
  const text = line === undefined ? generated(node) : line.trim();
  const letters = Array.from(text);
  return letters.length <= 80 ? text : `${letters.slice(0, 79).join('')}…`;
}

function generated(node: PipelineNode): string {
  const deps = [...node.deps.map((dep) => dep.path), ...(node.kind === 'stage' ? node.params.map((param) => param.file) : [])];
  if (node.outs.length === 0) return deps.length === 0 ? 'No outputs or dependencies' : `Depends on ${deps.join(', ')}`;
  const list = (outs: readonly Out[]) => outs.map((out) => out.path).join(', ');
  const plainOuts = node.outs.filter((out) => out.kind === 'out');
  const reports = node.outs.filter((out) => out.kind !== 'out');
  return [
    ...(plainOuts.length > 0 ? [`Outputs ${list(plainOuts)}`] : []),
    ...(reports.length > 0 ? [`Reports ${list(reports)}`] : []),
  ].join('; ');
}

/** What `--json` prints; a fact that is DVC's default is left out. */
function asJson({ files, nodes, wires, diagnostics }: Pipeline) {
  const graph = new Set<Diagnostic['code']>(['cycle', 'overlapping-outs', 'same-dep-and-out']);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const rejected = errors.find((diagnostic) => graph.has(diagnostic.code));
  const edges = new Map(wires.map((wire) => [JSON.stringify([wire.to, wire.from]), [wire.to, wire.from]]));
  return {
    files: files.map(({ path }) => {
      const error = errors.find((diagnostic) => diagnostic.file === path && !graph.has(diagnostic.code));
      return {
        path,
        stages: nodes.filter((node) => node.file === path).map(stageJson),
        ...(error === undefined ? {} : { error: { message: error.message, line: error.span.line, col: error.span.col } }),
      };
    }),
    stages: nodes.map((node) => node.address),
    edges: [...edges.values()],
    ...(rejected === undefined ? {} : { error: { message: rejected.message } }),
  };
}

function stageJson(node: PipelineNode) {
  const path = (entry: { readonly path: string; readonly resolved: string }) => ({
    path: entry.path,
    ...(entry.resolved === entry.path ? {} : { resolved: entry.resolved }),
  });
  return {
    name: node.name,
    ...(node.kind === 'stage' ? { cmd: node.cmd } : {}),
    ...(node.wdir === '.' ? {} : { wdir: node.wdir }),
    deps: node.deps.map(path),
    ...(node.kind === 'stage'
      ? { params: node.params.map(({ file, resolved, keys }) => ({ file, ...(resolved === file ? {} : { resolved }), keys })) }
      : {}),
    outs: node.outs.map((out) => ({
      ...path(out),
      ...(out.kind === 'out' ? {} : { kind: out.kind }),
      ...(out.cache ? {} : { cache: false }),
      ...(out.persist ? { persist: true } : {}),
      ...(out.push ? {} : { push: false }),
    })),
    ...(node.frozen ? { frozen: true } : {}),
    ...(node.kind === 'stage' && node.alwaysChanged ? { always_changed: true } : {}),
    ...(node.desc === undefined ? {} : { desc: node.desc }),
  };
}
