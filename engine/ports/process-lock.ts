import type { Result } from '../model/result.ts';

/** A lock that the operating system frees when the process ends: DVC's `.dvc/tmp/lock` and `rwlock.lock`. */
export interface ProcessLock {
  /** Never waits. The error names the holder as far as the file tells. */
  take(path: string): Result<{ release(): void }, { readonly code: 'held' | 'no-flock'; readonly message: string; readonly pid?: number }>;
}

/** Which processes live, and since when, so that a number used again is not taken for the old process. */
export interface Processes {
  readonly self: { readonly pid: number; readonly startTime: string };
  isAlive(pid: number): boolean;
  /** An opaque text that differs for two processes with one number; undefined where the process is gone or the system does not tell. */
  startTime(pid: number): string | undefined;
}
