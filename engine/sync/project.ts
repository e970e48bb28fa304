import type { Diagnostic } from '../model/diagnostic.ts';
import type { ParamValue } from '../model/param.ts';
import type { RepoPath } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { PipelineNode } from '../model/stage.ts';
import type { ParamsText } from '../text/read-params-file.ts';

/** A project as it was read at one moment. Plain data, never changed; the next reading starts from it. */
export interface Project {
  readonly pipeline: Pipeline;
  /** The texts that were read: dvc.yaml, params, `.dvc` and dvc.lock files that exist. */
  readonly texts: ReadonlyMap<RepoPath, string>;
  /** Of each params file that exists and can be read. */
  readonly paramValues: ReadonlyMap<RepoPath, ParamValue>;
  /** What each text gave, so that the next reading only reads what changed. */
  readonly read: { readonly nodes: ReadonlyMap<RepoPath, NodesText>; readonly params: ReadonlyMap<RepoPath, ParamsText> };
}

/** What one dvc.yaml or `.dvc` file gave. */
export interface NodesText {
  readonly state: 'read' | 'broken';
  readonly nodes: readonly PipelineNode[];
  readonly diagnostics: readonly Diagnostic[];
  /** The nodes of the last text that could be read. */
  readonly good: readonly PipelineNode[] | undefined;
}
