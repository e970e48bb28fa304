import type { StageAddress } from '../model/stage.ts';
import type { Edge } from './dag-text.ts';

/** Each connected part of the graph as layers: a node is one layer below the lowest that it needs. A cycle is cut where it is met. */
export function layers(nodes: readonly StageAddress[], edges: readonly Edge[]): StageAddress[][][] {
  const depth = depths(nodes, edges);
  return parts(nodes, edges).map((part) => {
    const rows: StageAddress[][] = [];
    for (const node of part) (rows[depth.get(node) ?? 0] ??= []).push(node);
    return rows.filter((row) => row.length > 0);
  });
}

function depths(nodes: readonly StageAddress[], edges: readonly Edge[]): Map<StageAddress, number> {
  const depth = new Map<StageAddress, number>(nodes.map((node) => [node, 0]));
  const waits = new Map<StageAddress, number>();
  const next = new Map<StageAddress, StageAddress[]>();
  for (const { from, to } of edges) {
    waits.set(to, (waits.get(to) ?? 0) + 1);
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const ready = nodes.filter((node) => !waits.has(node));
  for (const node of ready) {
    for (const to of next.get(node) ?? []) {
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(node) ?? 0) + 1));
      const left = (waits.get(to) ?? 1) - 1;
      waits.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return depth;
}

/** The connected parts in the order of their first nodes. */
export function parts(nodes: readonly StageAddress[], edges: readonly Edge[]): StageAddress[][] {
  const beside = new Map<StageAddress, StageAddress[]>(nodes.map((node) => [node, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const partOf = new Map<StageAddress, number>();
  let count = 0;
  for (const start of nodes) {
    if (partOf.has(start)) continue;
    const queue = [start];
    partOf.set(start, count);
    for (const node of queue) {
      for (const other of beside.get(node) ?? []) {
        if (partOf.has(other)) continue;
        partOf.set(other, count);
        queue.push(other);
      }
    }
    count++;
  }
  const made = Array.from({ length: count }, (): StageAddress[] => []);
  for (const node of nodes) made[partOf.get(node) ?? 0]?.push(node);
  return made;
}
