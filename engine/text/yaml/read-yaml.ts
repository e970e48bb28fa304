import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';
import { deepest, tooDeepAt } from './too-deep-at.ts';
import { readScalar } from './read-scalar.ts';
import { valueKey } from './value-key.ts';
import type { YamlMap, YamlNode, YamlPair, YamlProblem, YamlScalar } from './yaml-node.ts';

export interface YamlText {
  readonly text: string;
  /** Undefined for an empty text, and for one that is no YAML. */
  readonly root: YamlNode | undefined;
  /** Any of them makes the text unusable for DVC. */
  readonly problems: readonly YamlProblem[];
}

/** What Python's reader refuses wherever it stands. */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\uFEFF]/u;

/** What a text may be with all its aliases written out; beyond it is an attack. */
const largest = 1_000_000;

/** Reads a text as DVC does: YAML 1.2 by ruamel's rules, keys unique. Never throws; all that is wrong is in `problems`. */
export function readYaml(text: string): YamlText {
  const conflict = /^(?:<{7} .*|={7}$|>{7} .*)/m.exec(text);
  const problems: YamlProblem[] = [];
  const odd = unprintable.exec(text);
  if (odd !== null) {
    const code = (odd[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const at = { start: odd.index, end: odd.index + odd[0].length };
    return { text, root: undefined, problems: [{ at, code: 'yaml-syntax', message: `the character U+${code} may not stand in YAML` }] };
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return { text, root: undefined, problems: [{ at: { start: deep, end: deep + 1 }, code: 'yaml-syntax', message: 'nested too deeply' }] };
  }
  const doc: Document.Parsed = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  if (conflict !== null && doc.errors.length > 0) {
    const at = { start: conflict.index, end: conflict.index + conflict[0].length };
    return {
      text,
      root: undefined,
      problems: [{ at, code: 'yaml-syntax', message: 'a merge conflict marker: the conflict is not resolved' }],
    };
  }
  for (const error of doc.errors) {
    const [start, end] = error.pos;
    problems.push({ at: { start, end: Math.max(end, start) }, code: 'yaml-syntax', message: oneLine(error.message) });
  }
  if (problems.length > 0 || doc.contents === null) return { text, root: undefined, problems };
  const root = convert(text, doc, problems);
  const empty = root?.kind === 'scalar' && root.style === 'plain' && root.text === '';
  return { text, root: empty || problems.some((problem) => problem.code === 'yaml-syntax') ? undefined : root, problems };
}

const oneLine = (message: string) => message.split('\n', 1)[0] ?? message;

interface Reader {
  readonly text: string;
  readonly problems: YamlProblem[];
  readonly anchors: Map<string, YamlNode | 'open'>;
  /** Nodes with aliases written out, by node. */
  readonly sizes: Map<readonly unknown[] | YamlNode, number>;
}

function convert(text: string, doc: Document.Parsed, problems: YamlProblem[]): YamlNode | undefined {
  const reader: Reader = { text, problems, anchors: new Map(), sizes: new Map() };
  return doc.contents === null ? undefined : node(reader, doc.contents, 0);
}

/** The node as plain data, its size kept for what stands for it later. */
function node(reader: Reader, source: Node | null, depth: number, after = 0): YamlNode {
  const range = rangeOf(source, after);
  const nothing: YamlScalar = { kind: 'scalar', style: 'plain', text: '', value: null, range };
  if (source === null) return nothing;
  if (depth > deepest) return complain(reader, range, 'nested too deeply', nothing);
  if (isAlias(source)) return alias(reader, source.source, range, nothing);
  const anchor = isScalar(source) || isCollection(source) ? source.anchor : undefined;
  if (anchor !== undefined) reader.anchors.set(anchor, 'open');
  let made: YamlNode = nothing;
  if (isScalar(source)) made = scalar(reader, source, range);
  else if (isMap(source)) made = map(reader, source, range, depth);
  else if (isSeq(source)) {
    const items = source.items.map((item) => node(reader, (isPair(item) ? null : item) as Node | null, depth + 1));
    made = { kind: 'seq', flow: source.flow === true, items, range };
    measure(reader, made, items);
  }
  if (isCollection(source)) checkTag(reader, source.tag, range, ['seq', 'map', 'omap', 'set']);
  if (anchor === undefined) return made;
  const shared: YamlNode = { ...made, shared: 'anchor' };
  reader.sizes.set(shared, reader.sizes.get(made) ?? 1);
  reader.anchors.set(anchor, shared);
  return shared;
}

function alias(reader: Reader, name: string, range: YamlNode['range'], nothing: YamlNode): YamlNode {
  const target = reader.anchors.get(name);
  if (target === undefined) return complain(reader, range, `no anchor '${name}' before this alias`, nothing);
  if (target === 'open') return complain(reader, range, `the alias '${name}' holds itself`, nothing);
  const made: YamlNode = { ...target, range, shared: 'alias' };
  reader.sizes.set(made, reader.sizes.get(target) ?? 1);
  return made;
}

function map(reader: Reader, source: YAMLMap, range: YamlNode['range'], depth: number): YamlNode {
  const pairs: YamlPair[] = [];
  const get = new Map<string, YamlPair>();
  const seen = new Map<string, YamlPair>();
  const merges: YamlNode[] = [];
  for (const item of source.items) {
    const key = node(reader, item.key as Node | null, depth + 1);
    const value = node(reader, item.value as Node | null, depth + 1, key.range.end);
    if (key.kind !== 'scalar') {
      reader.problems.push({ at: key.range, code: 'yaml-syntax', message: 'a key must be a single value' });
      continue;
    }
    const pair: YamlPair = { key, name: key.text, value };
    pairs.push(pair);
    if (key.style === 'plain' && key.text === '<<') {
      merges.push(...(value.kind === 'seq' ? value.items : [value]));
      continue;
    }
    const same = valueKey(key.value);
    if (seen.has(same)) reader.problems.push({ at: key.range, code: 'duplicate-key', message: `the key '${key.text}' stands here twice` });
    else {
      seen.set(same, pair);
      if (!get.has(pair.name)) get.set(pair.name, pair);
    }
  }
  for (const merge of merges) {
    if (merge.kind !== 'map') reader.problems.push({ at: merge.range, code: 'yaml-syntax', message: "'<<' needs a map" });
    else for (const [name, pair] of merge.get) if (!get.has(name)) get.set(name, pair);
  }
  const made: YamlMap = { kind: 'map', flow: source.flow === true, pairs, get, range };
  measure(reader, made, [...pairs.map((pair) => pair.value), ...merges]);
  return made;
}

function scalar(reader: Reader, source: Node & { value: unknown; type?: string; tag?: string }, range: YamlNode['range']): YamlScalar {
  const text = typeof source.value === 'string' ? source.value : '';
  const style =
    source.type === 'QUOTE_SINGLE'
      ? 'single'
      : source.type === 'QUOTE_DOUBLE'
        ? 'double'
        : source.type?.startsWith('BLOCK') === true
          ? 'block'
          : 'plain';
  checkTag(reader, source.tag, range, ['str', 'int', 'float', 'bool', 'null', 'timestamp']);
  const tag = source.tag?.replace('tag:yaml.org,2002:', '');
  const plain = tag === undefined ? style === 'plain' : tag !== 'str' && tag !== '!';
  return { kind: 'scalar', style, text, value: plain ? readScalar(text) : text, range };
}

function checkTag(reader: Reader, tag: string | undefined, range: YamlNode['range'], known: readonly string[]): void {
  if (tag === undefined || tag === '!' || known.some((name) => tag === `tag:yaml.org,2002:${name}`)) return;
  const written = /!\S*\s*$/.exec(reader.text.slice(0, range.start))?.[0].trimEnd() ?? '';
  const start = written === '' ? range.start : reader.text.lastIndexOf(written, range.start);
  const at = { start, end: start + written.length };
  reader.problems.push({ at, code: 'yaml-syntax', message: `the tag '${written === '' ? tag : written}' means nothing here` });
}

function measure(reader: Reader, made: YamlNode, children: readonly YamlNode[]): void {
  let size = 1;
  for (const child of children) size += reader.sizes.get(child) ?? 1;
  reader.sizes.set(made, size);
  if (size > largest) complain(reader, made.range, 'too large with its aliases written out', made);
}

function complain(reader: Reader, at: YamlNode['range'], message: string, stand: YamlNode): YamlNode {
  if (!reader.problems.some((problem) => problem.message === message)) reader.problems.push({ at, code: 'yaml-syntax', message });
  return stand;
}

function rangeOf(source: Node | null, after: number): YamlNode['range'] {
  const range = source?.range;
  return range === null || range === undefined ? { start: after, end: after } : { start: range[0], end: range[1] };
}
