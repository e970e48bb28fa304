import { describe, expect, it } from 'vitest';
import type { StageAddress } from '../../../engine/model/stage.ts';
import type { Wire } from '../../../engine/model/pipeline.ts';
import { joinPath } from '../../../engine/model/path.ts';
import { dagDot, dagMermaid } from '../../../engine/graph/dag-languages.ts';
import { dagText } from '../../../engine/graph/dag-text.ts';
import { findCycles } from '../../../engine/graph/find-cycles.ts';

const nodes = (text: string) => text.split(' ') as StageAddress[];
const edges = (text: string) =>
  text.split(' ').map((pair) => ({ from: pair.split('>')[0] as StageAddress, to: pair.split('>')[1] as StageAddress }));
const wires = (text: string): Wire[] =>
  edges(text).map((edge) => ({ ...edge, out: joinPath('.', 'o'), dep: 'o', kind: 'dep', at: { start: 0, end: 0 } }));

describe('the graph as text', () => {
  it('is boxes, arrows, and words for what skips a layer', () => {
    expect(dagText(nodes('a b c lone'), edges('a>b b>c a>c'))).toBe(
      '+---+\n| a |\n+---+\n  |\n  v\n+---+\n| b |\n+---+\n  |\n  v\n+---+\n| c |\n+---+\n  (c also needs a)\n\n+------+\n| lone |\n+------+\n',
    );
  });
  it('one that feeds two', () => {
    expect(dagText(nodes('a b c'), edges('a>b a>c'))).toBe(
      '+---+\n| a |\n+---+\n  |\n  +------+\n  v      v\n+---+  +---+\n| b |  | c |\n+---+  +---+\n',
    );
  });
  it("is DVC's mermaid and dot", () => {
    expect(dagMermaid(nodes('b a lone'), edges('a>b'))).toBe(
      'flowchart TD\n\tnode1["a"]\n\tnode2["b"]\n\tnode1-->node2\n\tnode3["lone"]\n',
    );
    expect(dagDot(nodes('b a'), edges('a>b'))).toBe('strict digraph  {\n"a" -> "b";\n"a";\n"b";\n}\n');
  });
});

describe('circles', () => {
  it('are found once each, however long', () => {
    expect(findCycles(wires('a>b b>c c>a c>d d>d'))).toEqual([['a', 'b', 'c'], ['d']]);
    expect(findCycles(wires('a>b a>c b>d c>d'))).toEqual([]);
    const long = Array.from({ length: 20_000 }, (_, i) => `n${i}>n${(i + 1) % 20_000}`).join(' ');
    expect(findCycles(wires(long))[0]).toHaveLength(20_000);
  });
});
