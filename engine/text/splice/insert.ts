import type { YamlMap, YamlPair, YamlSeq } from '../yaml/yaml-node.ts';
import { column, lineBreak, lineEnd, lineStart, nodeEnd, pairEnd } from './layout.ts';
import type { Splice } from './layout.ts';
import { flowPairs, flowText, itemLines, pairLines } from './source-lines.ts';
import type { LineStyle, Source } from './source-lines.ts';

/** A new pair behind `after`, or as the first. */
export function insertPair(text: string, map: YamlMap, after: YamlPair | undefined, key: string, value: Source, style: LineStyle): Splice {
  const first = map.pairs[0];
  if (map.flow || first === undefined) {
    const source = flowPairs([[key, value]]);
    if (after !== undefined) return at(pairEnd(text, after), `, ${source}`);
    return at(map.range.start + 1, first === undefined ? source : `${source}, `);
  }
  const indent = column(text, first.key.range.start);
  const lines = pairLines(key, value, style);
  return after === undefined
    ? linesBefore(text, first.key.range.start, indent, lines)
    : linesAfter(text, pairEnd(text, after), indent, lines);
}

/** A new item at the end of a list. */
export function appendItem(text: string, seq: YamlSeq, value: Source, style: LineStyle): Splice {
  const last = seq.items.at(-1);
  if (seq.flow || last === undefined) {
    return last === undefined ? at(seq.range.start + 1, flowText(value)) : at(nodeEnd(text, last), `, ${flowText(value)}`);
  }
  const between = text.slice(seq.range.start + 1, seq.items[0]?.range.start);
  const gap = /^ +$/.test(between) ? between : ' ';
  return linesAfter(text, nodeEnd(text, seq), column(text, seq.range.start), itemLines(value, style, gap));
}

/** Lines behind the line of `end`; a text without a break at its end keeps to have none. */
export function linesAfter(text: string, end: number, indent: number, lines: readonly string[]): Splice {
  const place = lineEnd(text, end);
  const block = indented(lines, indent).join(lineBreak(text));
  return at(place, place > 0 && text[place - 1] !== '\n' ? lineBreak(text) + block : block + lineBreak(text));
}

function linesBefore(text: string, start: number, indent: number, lines: readonly string[]): Splice {
  const place = lineStart(text, start) + (text.startsWith('\uFEFF') && lineStart(text, start) === 0 ? 1 : 0);
  return at(
    place,
    indented(lines, indent)
      .map((line) => line + lineBreak(text))
      .join(''),
  );
}

const indented = (lines: readonly string[], indent: number) => lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));

const at = (place: number, text: string): Splice => ({ at: { start: place, end: place }, text });
