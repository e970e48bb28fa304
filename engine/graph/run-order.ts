import type { Wire } from '../model/pipeline.ts';
import type { RunScope } from '../model/plan.ts';
import type { PipelineNode, StageAddress } from '../model/stage.ts';

/**
 * The nodes of `scope` in the order in which DVC runs them: depth first, what a node needs before it, needs in the order
 * of the file. The graph must have no cycle (a node on one comes once, in some order). Unknown targets are left out.
 * A frozen stage ignores what it needs.
 */
export function runOrder(
  nodes: readonly PipelineNode[],
  wires: readonly Wire[],
  scope: Pick<RunScope, 'targets' | 'reach'>,
): StageAddress[] {
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const needs = neighbours(
    wires.filter((wire) => byAddress.get(wire.to)?.frozen !== true),
    'to',
    'from',
  );
  const all =
    scope.targets.length === 0
      ? nodes.filter((node) => node.kind === 'stage' && node.file === 'dvc.yaml').map((node) => node.address)
      : scope.targets;
  const targets = all.filter((target) => byAddress.has(target));
  switch (scope.reach) {
    case 'single':
      return [...new Set(targets)];
    case 'upstream':
      return postOrder(targets, needs);
    case 'downstream': {
      const below = new Set(postOrder(targets, neighbours(wires, 'from', 'to')));
      return postOrder([...below], needs).filter((address) => below.has(address));
    }
  }
}

function neighbours(wires: readonly Wire[], at: 'from' | 'to', to: 'from' | 'to'): ReadonlyMap<StageAddress, ReadonlySet<StageAddress>> {
  const found = new Map<StageAddress, Set<StageAddress>>();
  for (const wire of wires) found.set(wire[at], (found.get(wire[at]) ?? new Set()).add(wire[to]));
  return found;
}

function postOrder(starts: readonly StageAddress[], needs: ReadonlyMap<StageAddress, ReadonlySet<StageAddress>>): StageAddress[] {
  const order: StageAddress[] = [];
  const seen = new Set<StageAddress>();
  for (const start of starts) {
    const path: { readonly node: StageAddress; readonly rest: Iterator<StageAddress> }[] = [];
    const enter = (node: StageAddress) => {
      if (seen.has(node)) return;
      seen.add(node);
      path.push({ node, rest: (needs.get(node) ?? new Set()).values() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.rest.next();
      if (step.done !== true) enter(step.value);
      else {
        order.push(top.node);
        path.pop();
      }
    }
  }
  return order;
}
