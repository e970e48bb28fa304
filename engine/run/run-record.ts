import type { Plan } from '../model/plan.ts';
import type { StageEvent } from '../model/stage-event.ts';
import type { StageAddress } from '../model/stage.ts';
import type { Clock } from '../ports/clock.ts';
import type { WritableFiles } from '../ports/files.ts';

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;
/** An event before its time is set. */
export type News = WithoutTime<StageEvent>;

const folder = '.dvc/stagewright';

/** Makes the record of a run and answers with its name, which sorts by time. */
export function startRun(files: WritableFiles, clock: Clock, plan: Plan, by: 'terminal' | 'editor', pid: number): string {
  const run = `${new Date(clock.now()).toISOString().replace(/[-:.]/g, '')}-${pid}`;
  // The folder hides itself from git, whatever the project's own .gitignore says.
  if (files.stat(`${folder}/.gitignore`) === undefined) files.writeWhole(`${folder}/.gitignore`, '*\n');
  record(files, clock, run, { type: 'run-planned', run, plan, by });
  return run;
}

/** Adds one event to the record of a run. */
export function record(files: WritableFiles, clock: Clock, run: string, news: News): void {
  files.append(`${folder}/runs/${run}/events.jsonl`, `${JSON.stringify({ at: clock.now(), ...news })}\n`);
}

/** A file name for an address: readable, and no two addresses share one. */
export const fileNameOf = (stage: StageAddress): string => encodeURIComponent(stage).replaceAll('.', '%2E').replaceAll('*', '%2A');

/** Where the output of a stage is kept. */
export const logFile = (run: string, stage: StageAddress): string => `${folder}/runs/${run}/${fileNameOf(stage)}.log`;
