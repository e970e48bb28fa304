import type { YamlMap, YamlNode, YamlScalar } from './yaml/yaml-node.ts';
import type { Report } from './report.ts';

/** What a node must be; each answers undefined after it has reported `schema`. `what` begins the message: `'deps' of stage 'a'`. */
export interface Shape {
  string(node: YamlNode, what: string): string | undefined;
  boolean(node: YamlNode, what: string): boolean | undefined;
  map(node: YamlNode, what: string): YamlMap | undefined;
  list(node: YamlNode, what: string): readonly YamlNode[] | undefined;
  /** Reports keys that are not in `known`, with the nearest known one. */
  keys(map: YamlMap, known: readonly string[], what: string): void;
}

export function shape(report: Report): Shape {
  const wrong = (node: YamlNode, what: string, wanted: string) => {
    report(node.range, 'error', 'schema', `${what} must be ${wanted}, and is ${kindOf(node)}`);
    return undefined;
  };
  return {
    string: (node, what) => (node.kind === 'scalar' && typeof node.value === 'string' ? node.value : wrong(node, what, 'text')),
    boolean: (node, what) => (node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : wrong(node, what, 'true or false')),
    map: (node, what) => (node.kind === 'map' ? node : wrong(node, what, 'a map')),
    list: (node, what) => (node.kind === 'seq' ? node.items : wrong(node, what, 'a list')),
    keys(map, known, what) {
      for (const [name, pair] of map.get) {
        if (!known.includes(name)) report(pair.key.range, 'error', 'unknown-key', `${what} has no key '${name}' in DVC`);
      }
    },
  };
}

function kindOf(node: YamlNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  return scalarKind(node.value);
}

function scalarKind(value: YamlScalar['value']): string {
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'date' in value ? 'a date' : 'a number';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}
