import type { PipelineNode } from '../../engine/model/stage.ts';
import type { Place } from '../protocol/to-host.ts';
import type { LayoutBox } from './layout-graph.ts';

/** Pixels at zoom 1; the style sheet has the same figures. Known without a DOM, so that layout and wires need no measuring. */
export const box = { width: 220, header: 32, line: 22, row: 20, padding: 6 };

/** A box shows at most so many outs by name; the handles of the others share the last row. */
export const shownOuts = 8;

export function boxHeight(node: PipelineNode): number {
  const rows = node.kind === 'data' ? 0 : Math.min(node.outs.length, shownOuts);
  return box.header + box.line + (rows === 0 ? 0 : rows * box.row + box.padding);
}

export const boxOf = (node: PipelineNode): LayoutBox => ({ id: node.address, width: box.width, height: boxHeight(node) });

/** The middle of an out's row, from the top of the box. */
export const outTop = (node: PipelineNode, index: number): number =>
  node.kind === 'data' ? (box.header + box.line) / 2 : box.header + box.line + (Math.min(index, shownOuts - 1) + 0.5) * box.row;

/** Moves boxes that nobody placed away from those that somebody did: down, until there is room. */
export function placeBoxes(
  boxes: readonly LayoutBox[],
  automatic: ReadonlyMap<string, Place>,
  placed: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const settled = boxes.flatMap((each) => {
    const at = placed.get(each.id);
    return at ? [{ each, at }] : [];
  });
  if (settled.length === 0) return automatic;
  for (const each of boxes) {
    if (placed.has(each.id)) continue;
    let at = automatic.get(each.id) ?? { x: 0, y: 0 };
    for (let hit = overlap(each, at, settled); hit; hit = overlap(each, at, settled)) at = { x: at.x, y: hit.at.y + hit.each.height + 24 };
    settled.push({ each, at });
  }
  return new Map(settled.map(({ each, at }) => [each.id, at]));
}

const overlap = (one: LayoutBox, at: Place, others: readonly { each: LayoutBox; at: Place }[]) =>
  others.find(
    (other) =>
      at.x < other.at.x + other.each.width + 8 &&
      other.at.x < at.x + one.width + 8 &&
      at.y < other.at.y + other.each.height + 8 &&
      other.at.y < at.y + one.height + 8,
  );
