import { hashesOf, NotRegular, type Content } from '../hash/hashes.ts';
import { joinPath } from '../model/path.ts';
import type { Stage } from '../model/stage.ts';
import type { StageFailure } from '../model/stage-event.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { RunningCommand } from '../ports/launcher.ts';
import type { Project } from '../sync/project.ts';
import { commitStage } from './commit-stage.ts';
import { lockPath, notePaths, type Hold } from './hold-repository.ts';
import type { Machine } from './machine.ts';
import { moveOutsAside } from './outs-aside.ts';
import { logFile } from './run-record.ts';
import { stageEnvironment } from './stage-environment.ts';
import { watchCheckpoints } from './watch-checkpoints.ts';

/** Milliseconds that a stage has to end by itself after it was asked to. */
const graceMs = 5000;

export interface StageRun {
  readonly project: Project;
  readonly stage: Stage;
  readonly run: string;
  /** What its commands print, as it comes; the log has it too. */
  readonly output: (bytes: Uint8Array) => void;
  /** Aborted: the run is cancelled. */
  readonly cancel: AbortSignal;
  /** The repository's lock, which is given up while the commands run, and asked for again. */
  readonly hold: { give(): void; take(): Promise<Result<Hold, string>> };
}

/** Runs one stage and commits it; where it does not end well its previous outs are back as they were. */
export async function runStage(
  machine: Machine,
  { project, stage, run, output, cancel, hold }: StageRun,
): Promise<Result<void, StageFailure>> {
  const { files } = machine;
  const deps = stage.deps.map((dep) => ({ path: dep.path, resolved: dep.resolved }));
  const before = hashAll(machine, deps);
  if (!before.ok) return before;
  const absolute = (paths: readonly { readonly resolved: string }[]) => paths.map((item) => lockPath(files.root, item.resolved));
  const noted = await notePaths(
    machine,
    `stagewright repro ${stage.address}`,
    [...absolute(stage.deps), ...absolute(stage.outs)],
    absolute(stage.outs),
  );
  if (!noted.ok) return fail({ type: 'refused', message: noted.error });
  const aside = moveOutsAside(files, stage, run);
  for (const out of stage.outs) files.makeFolder(joinPath(out.resolved, '..'));
  hold.give();
  const checkpoints = watchCheckpoints(machine, project, stage, run);
  const ended = await runCommands(machine, stage, run, output, cancel);
  await checkpoints.end();
  const again = await hold.take();
  await noted.value.forget();
  const made = !ended.ok
    ? ended
    : again.ok
      ? checkMade(machine, stage, deps, before.value)
      : fail<StageFailure>({ type: 'refused', message: again.error });
  if (!made.ok) {
    // What a stage wrote over a dep that changed is no worse than its last outs; but only those are known to belong to the lock.
    aside.putBack();
    return made;
  }
  const committed = commitStage(machine, project, stage, before.value, made.value);
  if (!committed.ok) {
    aside.putBack();
    return committed;
  }
  aside.drop();
  return ok(undefined);
}

type Hashed = ReadonlyMap<string, Content>;

function hashAll(machine: Machine, paths: readonly { readonly path: string; readonly resolved: string }[]): Result<Hashed, StageFailure> {
  const hashes = hashesOf(machine.files);
  const all = new Map<string, Content>();
  for (const { path, resolved } of paths) {
    try {
      const content = hashes.of(resolved);
      if (content === undefined) return fail({ type: 'missing-dep', path, message: `${path} does not exist` });
      all.set(path, content);
    } catch (error) {
      if (error instanceof NotRegular) return fail({ type: 'refused', message: error.message });
      throw error;
    }
  }
  return ok(all);
}

async function runCommands(
  machine: Machine,
  stage: Stage,
  run: string,
  output: (bytes: Uint8Array) => void,
  cancel: AbortSignal,
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

/** The outs are there and the deps are as they were; the value is the outs' content. */
function checkMade(
  machine: Machine,
  stage: Stage,
  deps: readonly { readonly path: string; readonly resolved: string }[],
  before: Hashed,
): Result<Hashed, StageFailure> {
  const outs = hashAll(machine, stage.outs);
  if (!outs.ok) {
    const { error } = outs;
    if (error.type !== 'missing-dep') return outs;
    return fail({ type: 'missing-out', path: error.path, message: `the stage did not make ${error.path}` });
  }
  const after = hashAll(machine, deps);
  const changed = deps.find((dep) => !after.ok || after.value.get(dep.path)?.md5 !== before.get(dep.path)?.md5);
  if (changed === undefined) return outs;
  return fail({ type: 'dep-changed', path: changed.path, message: `${changed.path} changed while the stage ran` });
}
