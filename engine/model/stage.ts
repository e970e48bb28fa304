import type { RepoPath } from './path.ts';
import type { Range } from './range.ts';

/**
 * How DVC addresses a node of the graph from the project's root: `train` for a stage of the root's `dvc.yaml`,
 * `sub/dvc.yaml:train` for another file's, `data/digits.csv.dvc` for a tracked file.
 */
export type StageAddress = string & { readonly __stageAddress: never };

/** A path that a stage reads, as written and as it lies in the project. */
export interface Dep {
  readonly path: string;
  readonly resolved: RepoPath;
  /** The list entry in the stage's file. */
  readonly at: Range;
}

/** The keys of one params file that a stage reads. `keys: []` is the whole file. */
export interface ParamDep {
  /** As written, relative to the stage's wdir; `params.yaml` where only keys are written. */
  readonly file: string;
  readonly resolved: RepoPath;
  /** Dotted keys in the order of the file. */
  readonly keys: readonly string[];
  /** Where each of `keys` is written. */
  readonly keysAt?: readonly Range[];
  readonly at: Range;
}

export type OutKind = 'out' | 'metric' | 'plot';

/** A path that a stage writes. */
export interface Out {
  readonly path: string;
  readonly resolved: RepoPath;
  readonly kind: OutKind;
  readonly cache: boolean;
  readonly persist: boolean;
  readonly push: boolean;
  /** `checkpoint: true`: saved at each checkpoint signal while the stage runs. DVC 3 ignores the key. */
  readonly checkpoint: boolean;
  readonly desc?: string;
  readonly at: Range;
}

/** What a `.dvc` file or `dvc.lock` says of one path's content. */
export interface ContentHash {
  /** 32 hex digits, with `.dir` behind it for a folder. */
  readonly md5: string;
  /** Bytes; the sum of its files for a folder. */
  readonly size?: number;
  /** Files below a folder. */
  readonly nfiles?: number;
  readonly isexec?: boolean;
  /** `md5-dos2unix` is an entry of DVC 2, which has no `hash:` key. */
  readonly hash: 'md5' | 'md5-dos2unix';
}

/** One stage of a `dvc.yaml`, resolved. */
export interface Stage {
  readonly kind: 'stage';
  /** Unique in its file. */
  readonly name: string;
  readonly address: StageAddress;
  readonly file: RepoPath;
  readonly wdir: RepoPath;
  readonly cmd: string | readonly string[];
  readonly deps: readonly Dep[];
  readonly params: readonly ParamDep[];
  readonly outs: readonly Out[];
  readonly frozen: boolean;
  readonly alwaysChanged: boolean;
  readonly desc?: string;
  readonly at: { readonly name: Range; readonly whole: Range; readonly cmd?: Range };
}

/** A file or folder tracked by a `.dvc` file. */
export interface DataFile {
  readonly kind: 'data';
  /** The path of its `.dvc` file. */
  readonly name: string;
  readonly address: StageAddress;
  readonly file: RepoPath;
  readonly wdir: RepoPath;
  readonly deps: readonly Dep[];
  readonly outs: readonly (Out & { readonly content?: ContentHash })[];
  readonly frozen: boolean;
  readonly desc?: string;
  readonly at: { readonly name: Range; readonly whole: Range };
}

/** A node of the graph. */
export type PipelineNode = Stage | DataFile;

/** The address of the stage `name` of `file`. */
export const stageAddress = (file: RepoPath, name: string): StageAddress =>
  (file === 'dvc.yaml' ? name : `${file}:${name}`) as StageAddress;
