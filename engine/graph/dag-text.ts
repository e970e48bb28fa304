import type { StageAddress } from '../model/stage.ts';
import { layers } from './layers.ts';

export interface Edge {
  readonly from: StageAddress;
  readonly to: StageAddress;
}

/**
 * The graph as boxes and wires of ASCII, a layer below the other, each part of the graph by itself. Where a layer is too
 * wide for wires, or a wire passes over a layer, the box says in words what it needs.
 */
export function dagText(nodes: readonly StageAddress[], edges: readonly Edge[]): string {
  return layers(nodes, edges)
    .map((part) => part.map((layer, i) => drawLayer(layer, part[i - 1] ?? [], edges)).join(''))
    .join('\n');
}

interface Box {
  readonly address: StageAddress;
  readonly left: number;
  readonly width: number;
}

function boxes(layer: readonly StageAddress[]): Box[] {
  let left = 0;
  return layer.map((address) => {
    const box = { address, left, width: Array.from(address).length + 4 };
    left += box.width + 2;
    return box;
  });
}

const middle = (box: Box) => box.left + (box.width >> 1);

function drawLayer(layer: readonly StageAddress[], above: readonly StageAddress[], edges: readonly Edge[]): string {
  const here = boxes(layer);
  const there = boxes(above);
  const needs = edges.filter((edge) => layer.includes(edge.to));
  const wires = needs.filter((edge) => above.includes(edge.from));
  const far = needs.filter((edge) => !above.includes(edge.from));
  const line = (draw: (box: Box) => string) =>
    `${here.map((box) => ' '.repeat(box.left - (before(here, box)?.right ?? 0)) + draw(box)).join('')}\n`;
  const border = line((box) => `+${'-'.repeat(box.width - 2)}+`);
  const names = line((box) => `| ${box.address} |`);
  const words = far.length === 0 ? '' : `  (${[...new Set(far.map((edge) => `${edge.to} also needs ${edge.from}`))].join('; ')})\n`;
  return drawWires(wires, there, here) + border + names + border + words;
}

function before(row: readonly Box[], box: Box): { readonly right: number } | undefined {
  const last = row[row.indexOf(box) - 1];
  return last === undefined ? undefined : { right: last.left + last.width };
}

/** Down from each box above, along one line a source where it must, down to each box below. */
function drawWires(wires: readonly Edge[], above: readonly Box[], below: readonly Box[]): string {
  if (wires.length === 0) return '';
  const sources = above.filter((box) => wires.some((wire) => wire.from === box.address));
  const width = Math.max(...[...above, ...below].map((box) => box.left + box.width));
  const rows: string[][] = [];
  const put = (row: number, at: number, char: string) => {
    while (rows.length <= row) rows.push(Array.from({ length: width }, () => ' '));
    const cells = rows[row];
    if (cells === undefined) return;
    const old = cells[at];
    cells[at] = old === undefined || old === ' ' || old === char ? char : '+';
  };
  const bends = sources.filter((box) => wires.some((wire) => wire.from === box.address && !straight(box, below, wire.to)));
  const last = bends.length + 1;
  for (const box of sources) {
    const turn = bends.indexOf(box) + 1;
    const targets = wires.filter((wire) => wire.from === box.address).flatMap((wire) => below.filter((other) => other.address === wire.to));
    const ends = targets.map(middle);
    const from = Math.min(middle(box), ...ends);
    const to = Math.max(middle(box), ...ends);
    for (let row = 0; row < (turn === 0 ? last : turn); row++) put(row, middle(box), '|');
    if (turn > 0) {
      for (let at = from; at <= to; at++) put(turn, at, at === middle(box) || ends.includes(at) ? '+' : '-');
      for (const end of ends) for (let row = turn + 1; row < last; row++) put(row, end, '|');
    }
    for (const end of ends) put(last, end, 'v');
  }
  // Several wires that end in one box are one arrow.
  const arrows = rows[last];
  for (const box of below) if (arrows !== undefined && wires.some((wire) => wire.to === box.address)) arrows[middle(box)] = 'v';
  return rows.map((row) => `${row.join('').trimEnd()}\n`).join('');
}

const straight = (box: Box, below: readonly Box[], to: StageAddress) =>
  below.some((other) => other.address === to && middle(other) === middle(box));
