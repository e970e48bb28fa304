/** How a command ended. */
export type Exit = { readonly type: 'code'; readonly code: number } | { readonly type: 'signal'; readonly signal: string };

/** A command line for the shell that DVC would use. */
export interface ShellCommand {
  readonly line: string;
  /** Absolute. */
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
}

export interface RunningCommand {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  /** SIGTERM to its whole process group, SIGKILL after `graceMs`. */
  stop(graceMs: number): void;
}

/** Starts commands. `output` gets what they print, as it comes, standard output and error in one. */
export interface Launcher {
  start(command: ShellCommand, output: (bytes: Uint8Array) => void): RunningCommand;
}
