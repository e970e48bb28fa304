import type { Place } from '../protocol/to-host.ts';
import { gaps, type Direction, type LayoutBox } from './layout-graph.ts';

/**
 * A layered layout for large graphs: longest-path layers, a few sweeps that order each layer by the mean of its
 * neighbours, and the layers set one behind the other, centred on the neighbours where there is room.
 */
export function layoutLayers(
  boxes: readonly LayoutBox[],
  edges: readonly (readonly [string, string])[],
  direction: Direction,
): ReadonlyMap<string, Place> {
  const index = new Map(boxes.map((box, at) => [box.id, at]));
  const down: number[][] = boxes.map(() => []);
  const up: number[][] = boxes.map(() => []);
  for (const [from, to] of edges) {
    down[index.get(from) ?? 0]?.push(index.get(to) ?? 0);
    up[index.get(to) ?? 0]?.push(index.get(from) ?? 0);
  }
  const layerOf = longestPaths(down, up);
  const layers: number[][] = [];
  layerOf.forEach((layer, box) => (layers[layer] ??= []).push(box));
  const across = (box: number): number => (direction === 'left-right' ? boxes[box]?.height : boxes[box]?.width) ?? 0;
  const along = (box: number): number => (direction === 'left-right' ? boxes[box]?.width : boxes[box]?.height) ?? 0;
  const middle = boxes.map(() => 0);
  for (const layer of layers) settle(layer, middle, across, undefined);
  for (let sweep = 0; sweep < 8; sweep++) {
    const ordered = sweep % 2 === 0 ? layers : layers.toReversed();
    for (const layer of ordered) settle(layer, middle, across, sweep % 2 === 0 ? up : down);
  }
  const places = new Map<string, Place>();
  let start = 0;
  for (const layer of layers) {
    for (const box of layer) {
      const at = Math.round((middle[box] ?? 0) - across(box) / 2);
      const id = boxes[box]?.id;
      if (id !== undefined) places.set(id, direction === 'left-right' ? { x: start, y: at } : { x: at, y: start });
    }
    start += Math.max(...layer.map(along)) + gaps.layers;
  }
  return places;
}

/** The layer of each box; boxes in a circle come behind all that leads into it. */
function longestPaths(down: readonly (readonly number[])[], up: readonly (readonly number[])[]): readonly number[] {
  const layer = down.map(() => 0);
  const open = up.map((list) => list.length);
  const done = new Set<number>();
  const ready = open.flatMap((count, box) => (count === 0 ? [box] : []));
  let next = 0;
  for (let taken = 0; taken < down.length; taken++) {
    let box = ready[taken];
    if (box === undefined) {
      // Only circles are left: the first box of one is taken as if nothing led to it.
      while (done.has(next)) next++;
      box = next;
      ready.push(box);
    }
    done.add(box);
    for (const to of down[box] ?? []) {
      if (done.has(to)) continue;
      layer[to] = Math.max(layer[to] ?? 0, (layer[box] ?? 0) + 1);
      open[to] = (open[to] ?? 0) - 1;
      if (open[to] === 0 && !ready.includes(to, taken)) ready.push(to);
    }
  }
  return layer;
}

/** Orders a layer by where its neighbours are, and moves its boxes towards them without overlap (pool adjacent violators). */
function settle(
  layer: number[],
  middle: number[],
  across: (box: number) => number,
  neighbours: readonly (readonly number[])[] | undefined,
): void {
  const wish = new Map(
    layer.map((box) => {
      const near = neighbours?.[box] ?? [];
      return [box, near.length === 0 ? (middle[box] ?? 0) : near.reduce((sum, each) => sum + (middle[each] ?? 0), 0) / near.length];
    }),
  );
  layer.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  const blocks: { sum: number; offsets: { box: number; offset: number }[] }[] = [];
  let offset = 0;
  for (const box of layer) {
    const own = offset + across(box) / 2;
    offset += across(box) + gaps.between;
    let block = { sum: (wish.get(box) ?? 0) - own, offsets: [{ box, offset: own }] };
    for (let last = blocks.at(-1); last && last.sum / last.offsets.length > block.sum / block.offsets.length; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, offsets: [...last.offsets, ...block.offsets] };
    }
    blocks.push(block);
  }
  for (const { sum, offsets } of blocks) for (const each of offsets) middle[each.box] = sum / offsets.length + each.offset;
}
