import { Position, type Edge, type Node } from '@xyflow/react';
import type { Wire } from '../../engine/model/pipeline.ts';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';
import type { Place } from '../protocol/to-host.ts';
import type { CanvasSnapshot } from '../protocol/to-webview.ts';
import { box, boxHeight, outTop } from './box-geometry.ts';
import type { Direction } from './layout-graph.ts';

export type BoxNode = Node<{ readonly node: PipelineNode; readonly direction: Direction; readonly problems: readonly string[] }, 'box'>;
export type WireEdge = Edge<{ readonly wires: readonly Wire[]; readonly from: StageAddress; readonly to: StageAddress }, 'wire'>;

/** The handle that takes wires. No path is empty, so no out is called so. */
export const inHandle = '';

export const wireId = (from: StageAddress, to: StageAddress): string => `${from}→${to}`;

/** React Flow's nodes, with sizes and handles said beforehand so that nothing waits for the DOM. */
export const flowNodes = (snapshot: CanvasSnapshot, places: ReadonlyMap<string, Place>, direction: Direction): readonly BoxNode[] =>
  snapshot.nodes.map((node): BoxNode => {
    const size = { width: box.width, height: boxHeight(node) };
    const problems = snapshot.diagnostics
      .filter((problem) => problem.file === node.file && problem.at.start >= node.at.whole.start && problem.at.start < node.at.whole.end)
      .map((problem) => problem.message);
    return {
      id: node.address,
      type: 'box',
      position: places.get(node.address) ?? { x: 0, y: 0 },
      data: { node, direction, problems },
      ...size,
      measured: size,
      handles: handles(node, direction, size),
      ariaLabel: ariaLabel(node, problems),
    };
  });

/** One edge a pair of boxes, however many paths it carries. */
export function flowEdges(snapshot: CanvasSnapshot): readonly WireEdge[] {
  const pairs = new Map<string, Wire[]>();
  for (const wire of snapshot.wires) {
    const id = wireId(wire.from, wire.to);
    pairs.set(id, [...(pairs.get(id) ?? []), wire]);
  }
  return [...pairs].flatMap(([id, wires]): readonly WireEdge[] => {
    const [first] = wires;
    if (!first) return [];
    const { from, to } = first;
    return [{ id, type: 'wire', source: from, target: to, sourceHandle: first.out, targetHandle: inHandle, data: { wires, from, to } }];
  });
}

/** Where the handle of an out stands, from the upper left corner of its box. */
export const outPlace = (node: PipelineNode, index: number, direction: Direction): Place =>
  direction === 'left-right'
    ? { x: box.width, y: outTop(node, index) }
    : { x: (box.width * (index + 1)) / (node.outs.length + 1), y: boxHeight(node) };

export const inPlace = (direction: Direction): Place =>
  direction === 'left-right' ? { x: 0, y: box.header / 2 } : { x: box.width / 2, y: 0 };

function handles(node: PipelineNode, direction: Direction, size: { width: number; height: number }): NonNullable<BoxNode['handles']> {
  const dot = { width: 10, height: 10 };
  const across = direction === 'left-right';
  const target = inPlace(direction);
  return [
    ...(node.kind === 'data'
      ? []
      : [
          {
            ...dot,
            id: inHandle,
            type: 'target' as const,
            position: across ? Position.Left : Position.Top,
            x: across ? 0 : target.x - 5,
            y: across ? target.y - 5 : 0,
          },
        ]),
    ...node.outs.map((out, index) => {
      const at = outPlace(node, index, direction);
      return {
        ...dot,
        id: out.resolved,
        type: 'source' as const,
        position: across ? Position.Right : Position.Bottom,
        x: across ? size.width - 10 : at.x - 5,
        y: across ? at.y - 5 : size.height - 10,
      };
    }),
  ];
}

function ariaLabel(node: PipelineNode, problems: readonly string[]): string {
  const kind = node.kind === 'stage' ? 'Stage' : 'Data file';
  const trouble = problems.length === 0 ? '' : `, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return `${kind} ${node.name}, ${node.deps.length} deps, ${node.outs.length} outs${trouble}`;
}
