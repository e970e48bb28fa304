import { hashesOf } from '../hash/hashes.ts';
import type { PlannedNode, Why } from '../model/plan.ts';
import { planRun } from '../run/plan-run.ts';
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
  const scope = { targets: project.pipeline.nodes.map((node) => node.address), reach: 'single' as const, force: false };
  const plan = planRun(project, context.files, scope, hashesOf(context.files));
  const changed = plan.map((node) => [node, ownReasons(node)] as const).filter(([, why]) => why.length > 0);
  if (context.json) context.out(`${JSON.stringify(Object.fromEntries(changed.map(([node, why]) => [node.stage, dvcStatus(why)])))}\n`);
  else if (changed.length === 0) context.out('Data and pipelines are up to date.\n');
  else for (const [node, why] of changed) context.out(`${node.stage}:\n${why.map((reason) => `\t${whyText(reason)}\n`).join('')}`);
  return Promise.resolve(0);
}

/** DVC's status looks at each stage alone. */
const ownReasons = (node: PlannedNode): readonly Why[] => node.why.filter((why) => why.type !== 'upstream');

function dvcStatus(reasons: readonly Why[]): readonly unknown[] {
  const deps: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const outs: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const last: string[] = [];
  for (const why of reasons) {
    if (why.type === 'dep') deps[why.path] = why.change;
    else if (why.type === 'out') outs[why.path] = why.change;
    else if (why.type === 'param') deps[why.file] = { ...(deps[why.file] as object | undefined), [why.key]: why.change };
    else if (why.type === 'cmd' || why.type === 'never-run') last.push('changed command');
    else if (why.type === 'always-changed' || why.type === 'no-deps-no-outs') last.push('always changed');
  }
  return [
    ...(Object.keys(deps).length > 0 ? [{ 'changed deps': deps }] : []),
    ...(Object.keys(outs).length > 0 ? [{ 'changed outs': outs }] : []),
    ...last,
  ];
}
