import { relative, sep } from 'node:path';
import { joinPath } from '../model/path.ts';
import { findRoot } from '../platform/find-root.ts';
import { nodeFiles } from '../platform/node-files.ts';
import type { Command } from './command-context.ts';

export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Each command is loaded when it is asked for: a `repro` that does nothing should cost nothing. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['stage', async () => (await import('./stage.ts')).runStage],
  ['dag', async () => (await import('./dag.ts')).runDag],
  ['check', async () => (await import('./check.ts')).runCheck],
  ['repro', async () => (await import('./repro.ts')).runRepro],
  ['status', async () => (await import('./status.ts')).runStatus],
  ['checkpoint', async () => (await import('./checkpoint.ts')).runCheckpoint],
]);

const usage = `usage: stagewright COMMAND

  stage list|add   the stages; a new one
  dag              the graph: --mermaid, --dot, --json
  check            problems, as file:line:col severity code message
  repro            run what is not up to date
  status           what is not up to date
  checkpoint       list or restore a stage's saved states

Every command takes --json and --untrusted (nothing is run or written).
`;

/** Runs one command of the command line; answers with the exit code. `--json` and `--untrusted` are taken before `--` or the first word that a command may run. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(usage);
    return 0;
  }
  const load = name === undefined ? undefined : commands.get(name);
  if (load === undefined) {
    terminal.err(name === undefined ? usage : `stagewright: no command '${name}'\n${usage}`);
    return 2;
  }
  const root = findRoot(terminal.cwd);
  const command = await load();
  const isAdd = name === 'stage' && rest[0] === 'add';
  const args = isAdd ? rest : rest.filter((word) => word !== '--json' && word !== '--untrusted');
  return command(args, {
    ...terminal,
    files: nodeFiles(root),
    cwdInRepo: joinPath('.', relative(root, terminal.cwd).split(sep).join('/')),
    json: rest.includes('--json'),
    untrusted: rest.includes('--untrusted'),
  });
}
