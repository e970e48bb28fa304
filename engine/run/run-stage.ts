import { NotRegular, type Content, type Hashes } from '../hash/hashes.ts';
import { folderOf, joinPath } from '../model/path.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { StageFailure } from '../model/stage-event.ts';
import type { PipelineNode, Stage } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { RunningCommand } from '../ports/launcher.ts';
import { readProject, type Project } from '../sync/read-project.ts';
import { checkOuts } from './check-outs.ts';
import { commitStage } from './commit-stage.ts';
import { notePaths, type Hold } from './hold-repository.ts';
import type { Machine } from './machine.ts';
import { moveOutsAside, type OutsAside } from './outs-aside.ts';
import { logFile } from './run-record.ts';
import { sameValue } from './same-value.ts';
import { stageEnvironment } from './stage-environment.ts';
import { stageParams } from './stage-params.ts';
import { watchCheckpoints } from './watch-checkpoints.ts';

/** Milliseconds that a stage has to end by itself after it was asked to. */
const graceMs = 5000;

export interface StageRun {
  readonly project: Project;
  readonly stage: Stage;
  readonly run: string;
  readonly hashes: Hashes;
  /** What its commands print, as it comes; the log has it too. */
  readonly output: (bytes: Uint8Array) => void;
  /** Aborted: the run is cancelled. */
  readonly cancel: AbortSignal;
  /** The repository's lock, which is given up while the commands run, and asked for again. */
  readonly hold: { give(): void; take(): Promise<Result<Hold, string>> };
}

/** Runs one stage and commits it; where it does not end well its previous outs are back as they were. Call it under the repository's lock. */
export async function runStage(machine: Machine, stageRun: StageRun): Promise<Result<void, StageFailure>> {
  const { project, stage, run, hashes, hold } = stageRun;
  const { files, processes } = machine;
  const refusal = checkOuts(files, stage) ?? missingParam(project, stage);
  if (refusal !== undefined) return fail({ type: 'refused', message: refusal });
  let aside: OutsAside | undefined;
  let noted: { forget(): Promise<void> } | undefined;
  try {
    const before = hashAll(hashes, stage.deps);
    if (!before.ok) return before;
    const { reads, writes } = lockPaths(files.root, stage);
    const claim = await notePaths(machine, `stagewright repro ${stage.address}`, reads, writes);
    if (!claim.ok) return fail({ type: 'refused', message: claim.error });
    noted = claim.value;
    const out = moveOutsAside(files, processes, stage, run);
    aside = out;
    for (const { resolved } of stage.outs) files.makeFolder(folderOf(resolved));
    hold.give();
    const checkpoints = watchCheckpoints(machine, project, stage, run);
    let ended: Result<void, StageFailure>;
    try {
      ended = await runCommands(machine, stageRun, out);
    } finally {
      await checkpoints.end();
    }
    const again = await hold.take();
    const made = !ended.ok
      ? ended
      : again.ok
        ? checkMade(files, project, stage, hashes, before.value)
        : fail<StageFailure>({ type: 'refused', message: again.error });
    const done = made.ok ? commitStage(machine, project, stage, before.value, made.value) : made;
    // What a stage made of a dep that changed meanwhile is kept, though it is not locked.
    if (done.ok || done.error.type === 'dep-changed') out.drop();
    else out.putBack();
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) && !(error instanceof NotRegular)) throw error;
    // Where even this fails, the journal is left for the next run.
    aside?.putBack();
    const { code = 'EIO', path = stage.address, message } = error as NodeJS.ErrnoException;
    return fail({ type: 'io', path, errno: code, message });
  } finally {
    await noted?.forget();
  }
}

/** The paths that a node reads and writes, as DVC names them in its locks. */
export function lockPaths(root: string, node: PipelineNode): { readonly reads: readonly string[]; readonly writes: readonly string[] } {
  const absolute = (paths: readonly { readonly resolved: string }[]) => paths.map((item) => joinPath(root, item.resolved));
  const outs = absolute(node.outs);
  const params = node.kind === 'stage' ? node.params : [];
  return { reads: [...absolute(node.deps), ...absolute(params), ...outs], writes: outs };
}

function missingParam(project: Project, stage: Stage): string | undefined {
  const unread = stage.params.find((param) => !project.paramValues.has(param.resolved));
  if (unread !== undefined) return `the params file ${unread.file} does not exist, or is of a kind that cannot be read (YAML and JSON can)`;
  const gone = stageParams(project, stage).missing[0];
  return gone === undefined ? undefined : `${gone.file} has no key ${gone.key}`;
}

type Hashed = ReadonlyMap<string, Content>;

/** The content of all paths, by path as written. */
export function hashAll(
  hashes: Hashes,
  paths: readonly { readonly path: string; readonly resolved: string }[],
): Result<Hashed, StageFailure & { readonly path: string }> {
  const all = new Map<string, Content>();
  for (const { path, resolved } of paths) {
    const content = hashes.of(resolved);
    if (content === undefined) return fail({ type: 'missing-dep', path, message: `${path} does not exist` });
    all.set(path, content);
  }
  return ok(all);
}

async function runCommands(
  machine: Machine,
  { stage, run, output, cancel }: StageRun,
  aside: OutsAside,
): Promise<Result<void, StageFailure>> {
  const { files } = machine;
  const log = logFile(run, stage.address);
  const decoder = new TextDecoder();
  const env = stageEnvironment(files.root, stage, run);
  // A list of commands, and each line of a text, is a shell of its own, as DVC has it.
  const lines = (typeof stage.cmd === 'string' ? stage.cmd.split(/\r?\n/) : stage.cmd).filter((line) => line.trim() !== '');
  const cwd = joinPath(files.root, stage.wdir);
  if (files.stat(stage.wdir)?.kind !== 'folder')
    return fail({ type: 'refused', message: `the working folder ${stage.wdir} does not exist` });
  const isCancelled = () => cancel.aborted;
  for (const line of lines) {
    if (isCancelled()) return fail({ type: 'cancelled', message: 'cancelled' });
    const command: RunningCommand = machine.launcher.start({ line, cwd, env }, (bytes) => {
      output(bytes);
      files.append(log, decoder.decode(bytes, { stream: true }));
    });
    aside.madeBy(command.pid);
    const stop = () => command.stop(graceMs);
    cancel.addEventListener('abort', stop);
    const exit = await command.exit;
    cancel.removeEventListener('abort', stop);
    if (isCancelled()) return fail({ type: 'cancelled', message: 'cancelled' });
    if (exit.type === 'signal') return fail({ type: 'signal', signal: exit.signal, message: `\`${line}\` was ended by ${exit.signal}` });
    if (exit.code !== 0) return fail({ type: 'exit-code', code: exit.code, message: `\`${line}\` ended with exit code ${exit.code}` });
  }
  return ok(undefined);
}

/** The outs are there, and deps and params are as they were; the value is the outs' content. */
function checkMade(files: Files, project: Project, stage: Stage, hashes: Hashes, before: Hashed): Result<Hashed, StageFailure> {
  const outs = hashAll(hashes, stage.outs);
  if (!outs.ok) {
    const { path } = outs.error;
    return fail({ type: 'missing-out', path, message: `the stage did not make ${path}` });
  }
  const changed =
    stage.deps.find((dep) => hashes.of(dep.resolved)?.md5 !== before.get(dep.path)?.md5)?.path ?? changedParams(files, project, stage);
  if (changed === undefined) return outs;
  return fail({
    type: 'dep-changed',
    path: changed,
    message: `${changed} changed while the stage ran: what it made is kept, and not locked`,
  });
}

/** The params file whose values are others now than when the stage started. */
function changedParams(files: Files, project: Project, stage: Stage): string | undefined {
  if (stage.params.every((param) => files.readText(param.resolved) === project.texts.get(param.resolved))) return undefined;
  const now = stageParams(readProject(files, project), stage).values;
  return [...stageParams(project, stage).values].find(([file, values]) => !sameValue(values, now.get(file) ?? null))?.[0];
}
