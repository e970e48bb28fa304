import { Graph, layout } from '@dagrejs/dagre';
import type { Place } from '../protocol/to-host.ts';
import { layoutLayers } from './layout-layers.ts';

export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'left-right' | 'top-down';

/** Above this dagre takes longer than a person waits; the layers of our own are rougher and stay fast. */
const dagreLimit = 300;
export const gaps = { between: 28, layers: 72 };

/** The upper left corner of each box, in pixels. Same input, same places; circles do no harm. */
export function layoutGraph(
  boxes: readonly LayoutBox[],
  edges: readonly (readonly [string, string])[],
  direction: Direction,
): ReadonlyMap<string, Place> {
  const known = new Set(boxes.map((box) => box.id));
  const real = edges.filter(([from, to]) => from !== to && known.has(from) && known.has(to));
  return boxes.length < dagreLimit ? layoutByDagre(boxes, real, direction) : layoutLayers(boxes, real, direction);
}

function layoutByDagre(
  boxes: readonly LayoutBox[],
  edges: readonly (readonly [string, string])[],
  direction: Direction,
): ReadonlyMap<string, Place> {
  const graph = new Graph();
  graph.setGraph({
    rankdir: direction === 'left-right' ? 'LR' : 'TB',
    ranker: 'tight-tree',
    nodesep: gaps.between,
    ranksep: gaps.layers,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  // dagre keeps its nodes in plain objects: a number is a key that no name of a stage can turn into a prototype's.
  const keys = new Map(boxes.map((box, index) => [box.id, `n${index}`]));
  for (const box of boxes) graph.setNode(keys.get(box.id) ?? '', { width: box.width, height: box.height });
  for (const [from, to] of edges) graph.setEdge(keys.get(from) ?? '', keys.get(to) ?? '');
  layout(graph);
  return new Map(
    boxes.map((box): [string, Place] => {
      const { x, y } = graph.node(keys.get(box.id) ?? '') as Place;
      return [box.id, { x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) }];
    }),
  );
}
