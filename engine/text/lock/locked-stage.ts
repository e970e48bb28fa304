import type { ParamMap } from '../../model/param.ts';
import type { ContentHash } from '../../model/stage.ts';

/** What dvc.lock says of one stage. Paths are as written in the stage. */
export interface LockedStage {
  readonly cmd: string | readonly string[];
  readonly deps: readonly LockedPath[];
  /** The values by params file as written, then by dotted key. */
  readonly params: ReadonlyMap<string, ParamMap>;
  readonly outs: readonly LockedPath[];
}

/** One dep or out. `md5` is undefined for what a remote keeps by its own version. */
export interface LockedPath {
  readonly path: string;
  readonly content?: ContentHash;
}
