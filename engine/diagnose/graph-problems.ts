import type { RepoPath } from '../model/path.ts';
import type { Wire } from '../model/pipeline.ts';
import type { PipelineNode } from '../model/stage.ts';
import { findCycles } from '../graph/find-cycles.ts';
import { outIndex } from '../graph/out-index.ts';
import type { Report } from '../text/report.ts';

/** What DVC refuses of a graph as a whole: cycles, two writers of one path, a path that is dep and out of one stage. */
export function graphProblems(nodes: readonly PipelineNode[], wires: readonly Wire[], reportIn: (file: RepoPath) => Report): void {
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  for (const node of nodes) {
    for (const dep of node.deps) {
      if (!node.outs.some((out) => out.resolved === dep.resolved)) continue;
      reportIn(node.file)(dep.at, 'error', 'same-dep-and-out', `'${dep.path}' is both a dep and an out of stage '${node.name}'`);
    }
  }
  const rank = new Map(nodes.map((node, at) => [node.address, at]));
  for (const found of findCycles(wires)) {
    // Told from the node that stands first in the files.
    const at = found.indexOf(found.reduce((a, b) => ((rank.get(a) ?? 0) <= (rank.get(b) ?? 0) ? a : b)));
    const cycle = [...found.slice(at), ...found.slice(0, at)];
    const last = cycle.at(-1);
    const first = byAddress.get(cycle[0] ?? ('' as (typeof cycle)[number]));
    const wire = wires.find((candidate) => candidate.from === last && candidate.to === cycle[0]);
    if (first === undefined || wire === undefined) continue;
    // Said already as `same-dep-and-out`.
    if (cycle.length === 1 && first.deps.some((dep) => dep.path === wire.dep && dep.resolved === wire.out)) continue;
    reportIn(first.file)(
      first.at.name,
      'error',
      'cycle',
      `the stages need each other in a circle: ${[...cycle, ...cycle.slice(0, 1)].join(' → ')}`,
    );
  }
  const index = outIndex(nodes);
  const place = new Map(nodes.map((node, at) => [node, at]));
  for (const [at, node] of nodes.entries()) {
    for (const [own, out] of node.outs.entries()) {
      for (const other of index.touching(out.resolved)) {
        const otherAt = place.get(other.node) ?? 0;
        // Each pair once, at the later of the two.
        if (otherAt > at || (otherAt === at && other.node.outs.indexOf(other.out) >= own)) continue;
        const same = other.out.resolved === out.resolved;
        const whose = other.node === node ? 'of this stage' : `of '${other.node.address}'`;
        const message = same
          ? `'${out.path}' is also an out ${whose}`
          : `the out '${out.path}' overlaps the out '${other.out.path}' ${whose}`;
        reportIn(node.file)(out.at, 'error', 'overlapping-outs', message);
      }
    }
  }
}
