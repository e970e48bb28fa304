import type { StageEvent } from '../model/stage-event.ts';
import type { StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { Processes } from '../ports/process-lock.ts';
import type { ReadFrom } from '../ports/read-from.ts';
import { growLines, unread, type GrownLines } from './grow-lines.ts';
import { parseEvent } from './parse-event.ts';

/** A run's record as far as it was read. */
export interface RunReading {
  readonly run: string;
  readonly events: readonly StageEvent[];
  readonly read: GrownLines;
}

const runsFolder = '.dvc/stagewright/runs';

/**
 * The newest run below `.dvc/stagewright/runs` with all its events; only what came since `previous` is read from the disk.
 * The newest is the last by name, since names begin with the time. Undefined where there was no run yet.
 */
export function readRun(files: Files, readFrom: ReadFrom, previous?: RunReading): RunReading | undefined {
  const run = newestRun(files, previous);
  if (run === undefined) return undefined;
  const path = `${runsFolder}/${run}/events.jsonl`;
  const before = previous?.run === run ? previous : { run, events: [], read: unread };
  const { lines, now, again } = growLines(readFrom, path, files.stat(path)?.size ?? 0, before.read);
  if (lines.length === 0 && !again) return before === previous ? previous : { ...before, read: now };
  const fresh = lines.map(parseEvent).filter((event) => event !== undefined);
  return { run, events: again ? fresh : [...before.events, ...fresh], read: now };
}

/** Events of stages whose process is gone without a word, to be put behind the run's own; `now` is milliseconds since 1970. */
export function lostStages(events: readonly StageEvent[], processes: Processes, now: number): readonly StageEvent[] {
  const open = new Map<StageAddress, Extract<StageEvent, { type: 'started' }>>();
  for (const event of events) {
    if (event.type === 'started') open.set(event.stage, event);
    else if (event.type === 'finished' || event.type === 'failed' || event.type === 'restored' || event.type === 'skipped')
      open.delete(event.stage);
  }
  return [...open.values()].filter((started) => !isSame(started, processes)).map((started) => lost(started, now));
}

function lost(started: { readonly at: number; readonly stage: StageAddress }, now: number): StageEvent {
  const failure = { type: 'lost', message: 'its process is gone without a word' } as const;
  return { at: now, type: 'failed', stage: started.stage, failure, seconds: Math.max(0, (now - started.at) / 1000) };
}

function isSame(started: { readonly pid: number; readonly startTime: string }, processes: Processes): boolean {
  if (!processes.isAlive(started.pid)) return false;
  // A system that does not tell start times leaves the number alone to go by.
  const time = processes.startTime(started.pid);
  return time === undefined || started.startTime === '' || time === started.startTime;
}

/** Names of runs sort by time, being made from it; what is no name of a run is not looked into. */
function newestRun(files: Files, previous: RunReading | undefined): string | undefined {
  let newest = previous?.run;
  if (newest !== undefined && files.stat(`${runsFolder}/${newest}/events.jsonl`) === undefined) newest = undefined;
  for (const entry of files.list(runsFolder) ?? []) {
    if (entry.kind !== 'folder' || (newest !== undefined && entry.name <= newest)) continue;
    if (files.stat(`${runsFolder}/${entry.name}/events.jsonl`)?.kind === 'file') newest = entry.name;
  }
  return newest;
}
