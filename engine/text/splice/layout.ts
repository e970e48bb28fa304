import type { Range } from '../../model/range.ts';
import type { YamlMap, YamlNode, YamlPair } from '../yaml/yaml-node.ts';

/** One replacement in a text. */
export interface Splice {
  readonly at: Range;
  readonly text: string;
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the line's break; the text's end for its last line. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The break that the text uses; that of its first line where it mixes them. */
export const lineBreak = (text: string): string => (/\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');

/** Columns before `at` on its line; a byte-order mark is none. */
export const column = (text: string, at: number): number => text.slice(lineStart(text, at), at).replace('\uFEFF', '').length;

/** Behind the colon of a pair. */
export const colonEnd = (text: string, pair: YamlPair): number => text.indexOf(':', pair.key.range.end) + 1;

/** Where a node's own text ends, without the comments and blank lines after it. */
export function nodeEnd(text: string, node: YamlNode): number {
  if (node.shared === 'alias') return node.range.end;
  if (node.kind === 'scalar') {
    if (node.style !== 'block') return node.range.end;
    return node.range.start + text.slice(node.range.start, node.range.end).trimEnd().length;
  }
  if (node.flow) return node.range.end;
  if (node.kind === 'seq') {
    const last = node.items.at(-1);
    return last === undefined ? node.range.end : Math.max(nodeEnd(text, last), node.range.start + 1);
  }
  const last = node.pairs.at(-1);
  return last === undefined ? node.range.end : pairEnd(text, last);
}

export const pairEnd = (text: string, pair: YamlPair): number => Math.max(colonEnd(text, pair), nodeEnd(text, pair.value));

/** How much further in than its key a block list's dash stands; DVC's own way, 0, where the text has no such list. */
export function dashIndent(text: string, root: YamlNode | undefined): number {
  const visit = (node: YamlNode): number | undefined => {
    if (node.shared === 'alias') return undefined;
    if (node.kind === 'scalar') return undefined;
    if (node.kind === 'seq') return first(node.items, visit);
    return first(node.pairs, ({ key, value }) =>
      value.kind === 'seq' && !value.flow && value.shared !== 'alias'
        ? column(text, value.range.start) - column(text, key.range.start)
        : visit(value),
    );
  };
  return Math.max(0, (root === undefined ? undefined : visit(root)) ?? 0);
}

function first<T>(items: readonly T[], visit: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = visit(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How much further in than its key a block map's first key stands; 2 where that cannot be seen. */
export function mapStep(text: string, key: YamlNode | undefined, value: YamlNode | undefined): number {
  const inner = value?.kind === 'map' && !value.flow && value.shared !== 'alias' ? value.pairs[0] : undefined;
  if (key === undefined || inner === undefined) return 2;
  return Math.max(1, column(text, inner.key.range.start) - column(text, key.range.start));
}

/** The pair itself, not what `<<` brings. */
export const ownPair = (map: YamlMap, name: string): YamlPair | undefined => map.pairs.find((pair) => pair.name === name);
