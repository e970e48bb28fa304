import type { ParamValue } from '../../model/param.ts';
import type { Range } from '../../model/range.ts';

/**
 * A YAML text as plain data with the place of every node. An alias is its target's content at the alias's own place
 * (children are shared, never copied, so that aliases of aliases stay small).
 */
export type YamlNode = YamlScalar | YamlMap | YamlSeq;

interface Placed {
  /** Without the anchor and tag before it. */
  readonly range: Range;
  /** `alias`: stands for another node. `anchor`: others may stand for it. */
  readonly shared?: 'alias' | 'anchor';
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** The string, quotes and escapes taken away. */
  readonly text: string;
  /** As DVC reads it. */
  readonly value: Exclude<ParamValue, readonly ParamValue[] | ReadonlyMap<string, ParamValue>>;
}

export interface YamlSeq extends Placed {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  readonly flow: boolean;
  /** As written, `<<` among them. */
  readonly pairs: readonly YamlPair[];
  /** What DVC sees: own keys, and those that `<<` brings and that are not own. The first of two equal keys. */
  readonly get: ReadonlyMap<string, YamlPair>;
}

export interface YamlPair {
  readonly key: YamlNode;
  /** The key as text: `yes` for the string, `1` for the number. */
  readonly name: string;
  readonly value: YamlNode;
}

/** A problem of one text alone. */
export interface YamlProblem {
  readonly at: Range;
  readonly code: 'yaml-syntax' | 'duplicate-key' | 'schema' | 'unknown-key';
  readonly message: string;
}
