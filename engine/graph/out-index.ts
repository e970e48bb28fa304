import type { Out, PipelineNode } from '../model/stage.ts';

export interface Producer {
  readonly node: PipelineNode;
  readonly out: Out;
}

/** Who makes a path: by equality, by a folder above it, or by something inside it. In DVC's order of nodes. */
export interface OutIndex {
  touching(path: string): readonly Producer[];
}

/** Looks up each path in time of its depth and of what it finds, not of the number of outs. */
export function outIndex(nodes: readonly PipelineNode[]): OutIndex {
  const byPath = new Map<string, (Producer & { readonly rank: number })[]>();
  let rank = 0;
  for (const node of nodes) {
    for (const out of node.outs) {
      const same = byPath.get(out.resolved);
      const producer = { node, out, rank: rank++ };
      if (same === undefined) byPath.set(out.resolved, [producer]);
      else same.push(producer);
    }
  }
  const sorted = [...byPath.keys()].sort(byText);
  return {
    touching(path) {
      const found = [...(byPath.get(path) ?? [])];
      for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1))
        found.push(...(byPath.get(path.slice(0, cut)) ?? []));
      const inside = !path.startsWith('/') && !path.startsWith('..');
      if (path !== '.' && inside) found.push(...(byPath.get('.') ?? []));
      const prefix = path === '.' ? '' : `${path}/`;
      for (let i = firstAtOrAfter(sorted, prefix); i < sorted.length; i++) {
        const below = sorted[i] ?? '';
        if (!below.startsWith(prefix)) break;
        if (below !== path && (path !== '.' || (!below.startsWith('/') && !below.startsWith('..'))))
          found.push(...(byPath.get(below) ?? []));
      }
      return found.sort((a, b) => a.rank - b.rank);
    },
  };
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function firstAtOrAfter(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
