import type { ParamValue } from '../../model/param.ts';
import type { YamlNode } from './yaml-node.ts';

/** The node's value; one node that stands in two places by an alias gives one value, not two. */
export function toParamValue(node: YamlNode | undefined): ParamValue {
  return node === undefined ? null : convert(node, new Map());
}

/** Shared by what is shared: a map's `get`, a list's `items`. */
type Made = Map<object, ParamValue>;

function convert(node: YamlNode, made: Made): ParamValue {
  if (node.kind === 'scalar') return node.value;
  const identity = node.kind === 'map' ? node.get : node.items;
  const known = made.get(identity);
  if (known !== undefined) return known;
  const value: ParamValue =
    node.kind === 'seq'
      ? node.items.map((item) => convert(item, made))
      : new Map([...node.get].map(([key, pair]) => [key, convert(pair.value, made)]));
  made.set(identity, value);
  return value;
}
