import type { Wire } from '../model/pipeline.ts';
import type { PipelineNode } from '../model/stage.ts';
import { outIndex } from './out-index.ts';

/** All wires, in the order of the nodes that need: a dep or params file that equals, holds or lies in an out. */
export function findWires(nodes: readonly PipelineNode[]): Wire[] {
  const index = outIndex(nodes);
  const wires: Wire[] = [];
  for (const node of nodes) {
    const needs = [
      ...node.deps.map((dep) => ({ kind: 'dep' as const, dep: dep.path, resolved: dep.resolved, at: dep.at })),
      ...(node.kind === 'stage' ? node.params : []).map((param) => ({
        kind: 'param' as const,
        dep: param.file,
        resolved: param.resolved,
        at: param.at,
      })),
    ];
    for (const { kind, dep, resolved, at } of needs) {
      for (const { node: from, out } of index.touching(resolved)) {
        wires.push({ from: from.address, to: node.address, out: out.resolved, dep, kind, at });
      }
    }
  }
  return wires;
}
