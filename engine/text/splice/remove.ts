import type { YamlMap, YamlPair, YamlSeq } from '../yaml/yaml-node.ts';
import { colonEnd, lineEnd, lineStart, nodeEnd, pairEnd } from './layout.ts';
import type { Splice } from './layout.ts';

/** Takes a pair away; a map that loses its only pair becomes `{}`. */
export function removePair(text: string, map: YamlMap, pair: YamlPair, parent?: YamlPair): Splice[] {
  const i = map.pairs.indexOf(pair);
  if (map.flow)
    return [between(pair.key.range.start, pairEnd(text, pair), map.pairs[i + 1]?.key.range.start, endOf(text, map.pairs[i - 1]))];
  const lines = wholeLines(text, pair.key.range.start, pairEnd(text, pair));
  if (map.pairs.length > 1 || parent === undefined) return [lines];
  const colon = colonEnd(text, parent);
  // Two changes, so that a comment between the key and its first entry stays.
  return [{ at: { start: colon, end: colon }, text: ' {}' }, lines];
}

/** Takes an item that is not the only one away. */
export function removeItem(text: string, seq: YamlSeq, i: number): Splice {
  const item = seq.items[i];
  if (item === undefined) return { at: { start: 0, end: 0 }, text: '' };
  if (!seq.flow) return wholeLines(text, item.range.start, nodeEnd(text, item));
  const last = seq.items[i - 1];
  return between(
    item.range.start,
    nodeEnd(text, item),
    seq.items[i + 1]?.range.start,
    last === undefined ? undefined : nodeEnd(text, last),
  );
}

const endOf = (text: string, pair: YamlPair | undefined) => (pair === undefined ? undefined : pairEnd(text, pair));

function between(start: number, end: number, next: number | undefined, last: number | undefined): Splice {
  if (next !== undefined) return { at: { start, end: next }, text: '' };
  return { at: { start: last ?? start, end }, text: '' };
}

/** From the line of `start` to that of `end`. Where the text ends there without a break, the break before goes instead. */
function wholeLines(text: string, start: number, end: number): Splice {
  let from = lineStart(text, start);
  const to = lineEnd(text, end);
  if (text[to - 1] !== '\n' && from > 0) from -= text[from - 2] === '\r' ? 2 : 1;
  else if (from === 0 && text.startsWith('\uFEFF')) from = 1;
  return { at: { start: from, end: to }, text: '' };
}
