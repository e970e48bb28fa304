import type { RepoPath } from './path.ts';
import type { Range } from './range.ts';

/**
 * A value as DVC reads it from YAML. Numbers keep what JavaScript would lose: an integer beyond 2^53 is a bigint, and
 * `1.0` is told from `1` by `PythonFloat`, since Python (and so dvc.lock) prints them differently.
 */
export type ParamValue = null | boolean | number | bigint | string | PythonFloat | PythonDate | readonly ParamValue[] | ParamMap;

/** Own keys only, in the order of the file; a Map, so that no key of a user reaches a prototype. */
export type ParamMap = ReadonlyMap<string, ParamValue>;

/** A float whose value is a whole number (or is not finite), so that `1.0` stays `1.0`. A `number` that is no integer needs none. */
export interface PythonFloat {
  readonly float: number;
}

/** A YAML date or time: DVC refuses it where a template can see it. */
export interface PythonDate {
  readonly date: string;
}

/** One leaf or list of a params file: what a person edits. */
export interface ParamEntry {
  /** From the top of the file. */
  readonly key: readonly string[];
  readonly value: ParamValue;
  /** The value's text. */
  readonly at: Range;
}

/** A params file that some stage reads. */
export interface ParamsFile {
  readonly path: RepoPath;
  readonly entries: readonly ParamEntry[];
}
