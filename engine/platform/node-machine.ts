import type { Machine } from '../run/machine.ts';
import { flock } from './flock.ts';
import { nodeFiles } from './node-files.ts';
import { processes } from './processes.ts';
import { shellLauncher } from './shell-launcher.ts';
import { systemClock } from './system-clock.ts';

/** This machine, for the project at `root`. */
export const nodeMachine = (root: string): Machine => ({
  files: nodeFiles(root),
  clock: systemClock,
  launcher: shellLauncher,
  lock: flock(root),
  processes,
});
