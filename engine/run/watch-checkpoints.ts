import { saveCheckpoint } from '../cache/save-checkpoint.ts';
import type { Stage } from '../model/stage.ts';
import type { Project } from '../sync/project.ts';
import type { Machine } from './machine.ts';
import { record } from './run-record.ts';
import { signalFile } from './stage-environment.ts';

const everyMs = 50;

/** While a stage with checkpoint outs runs: saves them whenever its process has written the signal file, then removes that, for which the process waits. */
export function watchCheckpoints(machine: Machine, project: Project, stage: Stage, run: string): { end(): Promise<void> } {
  if (!stage.outs.some((out) => out.checkpoint)) return { end: () => Promise.resolve() };
  const { files, clock } = machine;
  const signal = signalFile(stage, run);
  files.makeFolder(signal.slice(0, signal.lastIndexOf('/')));
  const look = () => {
    const text = files.readText(signal);
    if (text === undefined) return;
    const saved = saveCheckpoint(files, clock, project, stage, run, text);
    if (saved !== undefined)
      record(files, clock, run, { type: 'checkpoint', stage: stage.address, number: saved.number, step: saved.step });
    files.remove(signal);
  };
  let on = true;
  const loop = async () => {
    while (on) {
      look();
      await clock.wait(everyMs);
    }
    look();
  };
  const looping = loop();
  return {
    end: () => {
      on = false;
      return looping;
    },
  };
}
