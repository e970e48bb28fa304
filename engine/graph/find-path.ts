import type { Wire } from '../model/pipeline.ts';
import type { StageAddress } from '../model/stage.ts';

/** The shortest way along the wires, both ends included; undefined where there is none. */
export function findPath(wires: readonly Wire[], from: StageAddress, to: StageAddress): StageAddress[] | undefined {
  const next = new Map<StageAddress, StageAddress[]>();
  for (const wire of wires) {
    const known = next.get(wire.from);
    if (known === undefined) next.set(wire.from, [wire.to]);
    else known.push(wire.to);
  }
  const cameFrom = new Map<StageAddress, StageAddress | undefined>([[from, undefined]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) {
      const path = [to];
      for (let back = cameFrom.get(to); back !== undefined; back = cameFrom.get(back)) path.unshift(back);
      return path;
    }
    for (const neighbour of next.get(node) ?? []) {
      if (cameFrom.has(neighbour)) continue;
      cameFrom.set(neighbour, node);
      queue.push(neighbour);
    }
  }
  return undefined;
}
