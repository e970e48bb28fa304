import type { RepoPath } from '../model/path.ts';
import type { WritableFiles } from '../ports/files.ts';

/** What each command of the command line is given. A command answers with its exit code: 0 fine, 1 the pipeline is at fault, 2 wrong usage. */
export interface CommandContext {
  /** Absolute. */
  readonly cwd: string;
  /** Prints to standard output; the text brings its own line ends. */
  readonly out: (text: string) => void;
  /** Prints to standard error. */
  readonly err: (text: string) => void;
  /** Of the project that `cwd` lies in. */
  readonly files: WritableFiles;
  readonly cwdInRepo: RepoPath;
  readonly json: boolean;
  /** Nothing is run or written, and nothing outside the folder is read. */
  readonly untrusted: boolean;
}

export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;
