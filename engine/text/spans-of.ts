import type { Range, Span } from '../model/range.ts';

/** Turns ranges of one text into lines and columns; the lines are counted once. A byte-order mark is no column. */
export function spansOf(text: string): (at: Range) => Span {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const mark = low === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : 0;
    return { line: low + 1, col: offset - (starts[low] ?? 0) - mark + 1 };
  };
  return (at) => {
    const start = place(at.start);
    const end = place(at.end);
    return { ...start, endLine: end.line, endCol: end.col };
  };
}
