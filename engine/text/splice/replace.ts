import type { YamlNode, YamlPair } from '../yaml/yaml-node.ts';
import { colonEnd, column, lineBreak, nodeEnd } from './layout.ts';
import type { Splice } from './layout.ts';
import { scalarText } from './scalar-text.ts';
import { pairLines } from './source-lines.ts';

/** Another string in the place of a scalar, quoted as it was. */
export function replaceScalar(node: YamlNode, value: string, where: 'block' | 'flow' | 'key'): Splice {
  return { at: node.range, text: scalarText(value, node.kind === 'scalar' && node.style !== 'block' ? node.style : 'plain', where) };
}

/** Another string as the value of a pair, whatever stood there; several lines are written as `|`. */
export function replaceValue(text: string, pair: YamlPair, value: string, flow: boolean): Splice {
  const { value: node } = pair;
  const oneLine = !value.includes('\n');
  if (node.kind === 'scalar' && node.style !== 'block' && node.range.end > node.range.start && oneLine)
    return replaceScalar(node, value, flow ? 'flow' : 'block');
  const at = { start: colonEnd(text, pair), end: Math.max(colonEnd(text, pair), nodeEnd(text, node)) };
  if (flow) return { at, text: ` ${scalarText(value, 'plain', 'flow')}` };
  const indent = column(text, pair.key.range.start);
  const [head = '', ...rest] = pairLines('k', value, { step: 2, dash: 0 });
  return { at, text: [head.slice(2), ...rest.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))].join(lineBreak(text)) };
}

/** A source that is one value already, as the value of a pair. */
export function replaceSource(text: string, pair: YamlPair, source: string): Splice {
  const { value: node } = pair;
  const inline = node.range.end > node.range.start && (node.kind === 'scalar' ? node.style !== 'block' : node.flow);
  if (inline || node.shared === 'alias') return { at: node.range, text: source };
  const start = colonEnd(text, pair);
  return { at: { start, end: Math.max(start, nodeEnd(text, node)) }, text: ` ${source}` };
}
