import type { Diagnostic } from './diagnostic.ts';
import type { ParamsFile } from './param.ts';
import type { RepoPath } from './path.ts';
import type { Range } from './range.ts';
import type { PipelineNode, StageAddress } from './stage.ts';

/** One reason for an edge: the node `to` has a dep that is, holds or lies in an out of `from`. */
export interface Wire {
  readonly from: StageAddress;
  readonly to: StageAddress;
  /** The out of `from`. */
  readonly out: RepoPath;
  /** The dep of `to` as written there; deleting the wire deletes this entry. A params file is a dep too. */
  readonly dep: string;
  readonly kind: 'dep' | 'param';
  /** The dep's entry in the file of `to`. */
  readonly at: Range;
}

/** A project's pipelines at one moment: what reading it gave. Plain data, never changed. */
export interface Pipeline {
  /** The `dvc.yaml` files that were read, whether they could be or not. */
  readonly files: readonly PipelineFile[];
  /** In DVC's order: by file, then as written. */
  readonly nodes: readonly PipelineNode[];
  readonly wires: readonly Wire[];
  readonly params: readonly ParamsFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PipelineFile {
  readonly path: RepoPath;
  /** `last-good`: the text cannot be read now, and the stages shown are those of its last readable text. */
  readonly state: 'read' | 'broken' | 'last-good';
}
