import type { Wire } from '../model/pipeline.ts';
import type { StageAddress } from '../model/stage.ts';

/**
 * One cycle for each place where a walk from dep to out meets itself; each cycle in the direction of the data,
 * its first node not repeated. A node that needs its own out is a cycle of one.
 */
export function findCycles(wires: readonly Wire[]): StageAddress[][] {
  const next = new Map<StageAddress, Set<StageAddress>>();
  for (const { from, to } of wires) next.set(from, (next.get(from) ?? new Set()).add(to));
  const cycles: StageAddress[][] = [];
  const state = new Map<StageAddress, 'open' | 'done'>();
  for (const start of next.keys()) {
    if (state.has(start)) continue;
    // A stack of our own, since a chain may be longer than the machine's.
    const path: { readonly node: StageAddress; readonly rest: Iterator<StageAddress> }[] = [];
    const enter = (node: StageAddress) => {
      state.set(node, 'open');
      path.push({ node, rest: (next.get(node) ?? new Set()).values() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.rest.next();
      if (step.done === true) {
        state.set(top.node, 'done');
        path.pop();
        continue;
      }
      const to = step.value;
      if (state.get(to) === 'open') cycles.push(path.slice(path.findIndex((entry) => entry.node === to)).map((entry) => entry.node));
      else if (!state.has(to)) enter(to);
    }
  }
  return cycles;
}
