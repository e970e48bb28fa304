import type { Stage, StageAddress } from '../model/stage.ts';
import type { WritableFiles } from '../ports/files.ts';
import type { Processes } from '../ports/process-lock.ts';
import { fileNameOf } from './run-record.ts';

/** The previous outs of a stage, out of its way while it runs. */
export interface OutsAside {
  /** Notes the process that makes the new outs, so that a later run does not put the old ones back under its hands. */
  madeBy(pid: number): void;
  /** They are back where they were, in place of what the stage made. */
  putBack(): void;
  /** From now on the new outs stand, even where this process ends before the old ones are gone. */
  drop(): void;
}

/** What is on the disk while outs are aside: who looks after them, and where each belongs. */
interface Journal {
  readonly stage: StageAddress;
  readonly state: 'aside' | 'made';
  readonly owner: Process;
  readonly maker?: Process;
  readonly moved: readonly { readonly from: string; readonly to: string }[];
}
interface Process {
  readonly pid: number;
  readonly startTime: string;
}

const folder = '.dvc/stagewright/tmp';

/** Moves the outs of a stage aside, as DVC removes them; those with `persist` stay. A journal tells a later run where they are. */
export function moveOutsAside(files: WritableFiles, processes: Processes, stage: Stage, run: string): OutsAside {
  const own = `${folder}/${run}-${fileNameOf(stage.address)}`;
  const moved = stage.outs
    .filter((out) => !out.persist && files.stat(out.resolved) !== undefined)
    .map((out, index) => ({ from: out.resolved, to: `${own}/${index}` }));
  let journal: Journal = { stage: stage.address, state: 'aside', owner: processes.self, moved };
  const write = (change: Partial<Journal>) => {
    journal = { ...journal, ...change };
    files.writeWhole(`${own}/journal.json`, JSON.stringify(journal));
  };
  // Before the first move: at every moment the disk tells where an out is.
  write({});
  for (const { from, to } of moved) files.rename(from, to);
  return {
    madeBy: (pid) => write({ maker: { pid, startTime: processes.startTime(pid) ?? '' } }),
    putBack: () => putBack(files, own, moved),
    drop: () => {
      write({ state: 'made' });
      clear(files, own);
    },
  };
}

/**
 * Puts back the outs of runs that ended without a word. Answers with a process that still writes such outs, where one does: then nothing of
 * that run is touched. Call it under the repository's lock.
 */
export function recoverOuts(files: WritableFiles, processes: Processes): string | undefined {
  let busy: string | undefined;
  for (const { name, kind } of files.list(folder) ?? []) {
    const own = `${folder}/${name}`;
    const journal = kind === 'folder' ? readJournal(files, own) : undefined;
    if (journal === undefined || isAlive(processes, journal.owner)) continue;
    if (journal.state === 'made') clear(files, own);
    else if (journal.maker !== undefined && isAlive(processes, journal.maker)) {
      busy = `process ${journal.maker.pid} still runs the stage '${journal.stage}' of a run that was killed`;
    } else putBack(files, own, journal.moved);
  }
  return busy;
}

function putBack(files: WritableFiles, own: string, moved: Journal['moved']): void {
  for (const { from, to } of moved) {
    if (files.stat(to) === undefined) continue;
    files.remove(from);
    files.rename(to, from);
  }
  clear(files, own);
}

/** The journal goes last: while there is a file, there is a note of it. */
function clear(files: WritableFiles, own: string): void {
  for (const { name } of files.list(own) ?? []) if (name !== 'journal.json') files.remove(`${own}/${name}`);
  files.remove(own);
}

const isAlive = (processes: Processes, { pid, startTime }: Process): boolean =>
  processes.isAlive(pid) && (startTime === '' || processes.startTime(pid) === startTime);

function readJournal(files: WritableFiles, own: string): Journal | undefined {
  try {
    const raw = JSON.parse(files.readText(`${own}/journal.json`) ?? 'null') as Partial<Journal> | null;
    const isOurs = (item: Partial<Journal['moved'][number]>) =>
      typeof item.from === 'string' &&
      typeof item.to === 'string' &&
      item.to.startsWith(`${own}/`) &&
      !/^\/|(^|\/)\.\.(\/|$)/.test(item.from);
    if (raw?.owner === undefined || !Array.isArray(raw.moved) || !raw.moved.every(isOurs)) return undefined;
    return raw as Journal;
  } catch {
    return undefined;
  }
}
