import { relativePath, type RepoPath } from '../../engine/model/path.ts';
import type { Wire } from '../../engine/model/pipeline.ts';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';

/** What a new wire would be: the dep to write into the consumer, or one sentence why not. */
export type Connection =
  { readonly ok: true; readonly stage: StageAddress; readonly path: string } | { readonly ok: false; readonly why: string };

/** Whether the out of `from` may become a dep of `to`. */
export function connection(
  pipeline: { readonly nodes: readonly PipelineNode[]; readonly wires: readonly Wire[] },
  from: StageAddress,
  out: RepoPath,
  to: StageAddress,
): Connection {
  const target = pipeline.nodes.find((node) => node.address === to);
  if (!target) return { ok: false, why: `There is no stage ${to}` };
  if (from === to) return { ok: false, why: `${to} cannot depend on its own out` };
  if (target.kind === 'data') return { ok: false, why: `${to} is a tracked data file: it runs nothing and needs nothing` };
  if (target.deps.some((dep) => dep.resolved === out)) return { ok: false, why: `${to} already depends on ${out}` };
  const circle = wayBetween(pipeline.wires, to, from);
  if (circle) return { ok: false, why: `That would be a circle: ${[...circle, to].join(' → ')}` };
  return { ok: true, stage: to, path: relativePath(target.wdir, out) };
}

/** The stages from `start` to `end` along the wires, both included. */
function wayBetween(wires: readonly Wire[], start: StageAddress, end: StageAddress): readonly StageAddress[] | undefined {
  const next = new Map<StageAddress, Wire[]>();
  for (const wire of wires) next.set(wire.from, [...(next.get(wire.from) ?? []), wire]);
  const cameFrom = new Map<StageAddress, StageAddress | undefined>([[start, undefined]]);
  for (const at of cameFrom.keys()) {
    if (at === end) {
      const way: StageAddress[] = [];
      for (let back: StageAddress | undefined = end; back !== undefined; back = cameFrom.get(back)) way.unshift(back);
      return way;
    }
    for (const wire of next.get(at) ?? []) if (!cameFrom.has(wire.to)) cameFrom.set(wire.to, at);
  }
  return undefined;
}
