import type { ParamValue } from '../model/param.ts';
import type { RepoPath } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';

/** A project as it was read at one moment. Plain data, never changed; the next reading starts from it. */
export interface Project {
  readonly pipeline: Pipeline;
  /** The texts that were read: dvc.yaml, params, `.dvc` and dvc.lock files that exist. */
  readonly texts: ReadonlyMap<RepoPath, string>;
  /** Of each params file that exists and can be read. */
  readonly paramValues: ReadonlyMap<RepoPath, ParamValue>;
}
