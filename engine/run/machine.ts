import type { Clock } from '../ports/clock.ts';
import type { WritableFiles } from '../ports/files.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Processes, ProcessLock } from '../ports/process-lock.ts';

/** All that a run needs of the machine it runs on. */
export interface Machine {
  readonly files: WritableFiles;
  readonly clock: Clock;
  readonly launcher: Launcher;
  readonly lock: ProcessLock;
  readonly processes: Processes;
}
