import { hashesOf } from '../hash/hashes.ts';
import type { PipelineNode, StageAddress } from '../model/stage.ts';
import { nodeMachine } from '../platform/node-machine.ts';
import { ensureDvcFolder } from '../run/ensure-dvc-folder.ts';
import { planRun } from '../run/plan-run.ts';
import { runPipeline } from '../run/run-pipeline.ts';
import type { News } from '../run/run-record.ts';
import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';
import { readReproFlags } from './read-repro-flags.ts';
import { whyText } from './why-text.ts';

/** `stagewright repro`: runs what is not up to date, with DVC's words on standard output. */
export async function runRepro(args: readonly string[], context: CommandContext): Promise<number> {
  const flags = readReproFlags(args);
  if (!flags.ok) {
    context.err(`stagewright repro: ${flags.error}\n`);
    return 2;
  }
  const { scope, dry, run } = flags.value;
  const project = readProject(context.files);
  const unknown = scope.targets.find((target) => !project.pipeline.nodes.some((node) => node.address === target));
  if (unknown !== undefined) {
    context.err(`ERROR: there is no stage '${unknown}'\n`);
    return 1;
  }
  if (dry || context.untrusted) {
    if (!dry) context.err('ERROR: nothing is run in a folder that is not trusted\n');
    const plan = planRun(project, context.files, scope, hashesOf(context.files));
    if (context.json) context.out(`${JSON.stringify(plan)}\n`);
    else for (const node of plan) context.out(`${node.action} ${node.stage}${node.why.map((why) => `\n    ${whyText(why)}`).join('')}\n`);
    return dry ? 0 : 1;
  }
  ensureDvcFolder(context.files);
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const events: News[] = [];
  const done = await runPipeline(nodeMachine(context.files.root), {
    scope,
    ...(run === undefined ? {} : { run }),
    cancel: cancel.signal,
    patienceMs: 60_000,
    // What stages print must not mix with the JSON.
    output: (bytes) => (context.json ? process.stderr : process.stdout).write(bytes),
    tell: (news, node) => {
      if (context.json) events.push(news);
      else context.out(lineOf(news, node));
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  if (context.json) context.out(`${JSON.stringify({ ok: done.ok, events })}\n`);
  if (done.ok) return 0;
  context.err(`ERROR: failed to reproduce: ${done.error.message}\n`);
  return cancel.signal.aborted ? 130 : 1;
}

/** What DVC prints of the same thing. */
function lineOf(news: News, node: PipelineNode | undefined): string {
  switch (news.type) {
    case 'waiting':
      return `Waiting: ${news.who}\n`;
    case 'started':
      return node?.kind === 'data'
        ? `Verifying data sources in stage: '${news.stage}'\n`
        : `Running stage '${news.stage}':\n${news.cmd
            .flatMap((cmd) => cmd.split('\n'))
            .map((line) => `> ${line}\n`)
            .join('')}`;
    case 'skipped':
      return node?.kind === 'data' ? `'${news.stage}' didn't change, skipping\n` : `Stage '${news.stage}' didn't change, skipping\n`;
    case 'restored':
      return `Stage '${news.stage}' is cached - skipping run, checking out outputs\n`;
    case 'finished':
      return node?.kind === 'data' ? '' : `Updating lock file '${lockOf(news.stage)}'\n`;
    case 'failed':
    case 'checkpoint':
    case 'run-planned':
    case 'run-ended':
      return '';
  }
}

const lockOf = (stage: StageAddress): string =>
  stage.includes('/dvc.yaml:') ? `${stage.slice(0, stage.lastIndexOf('/dvc.yaml:'))}/dvc.lock` : 'dvc.lock';
