import type { Hashes } from '../hash/hashes.ts';
import { runOrder } from '../graph/run-order.ts';
import type { RepoPath } from '../model/path.ts';
import type { Plan, PlannedNode, RunScope, Why } from '../model/plan.ts';
import type { Wire } from '../model/pipeline.ts';
import type { ContentHash, StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { Project } from '../sync/project.ts';
import { hashesAfter } from './hashes-after.ts';
import { inspector } from './inspect-node.ts';

/**
 * What a run of `scope` would do, in its order, and why. It looks ahead: a stage whose dep another stage of the plan will make anew runs,
 * though its files are as they were or not there yet. Hashes what stands in the workspace; changes nothing.
 */
export function planRun(project: Project, files: Files, scope: RunScope, hashes: Hashes): Plan {
  const { nodes, wires } = project.pipeline;
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const into = new Map<StageAddress, Wire[]>();
  for (const wire of wires) into.set(wire.to, [...(into.get(wire.to) ?? []), wire]);
  const inspect = inspector(project, files);
  const willRun = new Set<StageAddress>();
  const restored = new Map<RepoPath, ContentHash>();
  const after = hashesAfter.bind(undefined, files, hashes, restored);
  const plan: PlannedNode[] = [];
  for (const address of runOrder(nodes, wires, scope)) {
    const node = byAddress.get(address);
    if (node === undefined) continue;
    const makers = node.frozen ? [] : (into.get(address) ?? []).filter((wire) => willRun.has(wire.from));
    const found = inspect.of(node, after(), new Set(makers.map((wire) => wire.dep)));
    const why: readonly Why[] = [
      ...found.why,
      ...[...new Set(makers.map((wire) => wire.from))].map((stage): Why => ({ type: 'upstream', stage })),
      ...(scope.force && node.kind === 'stage' ? [{ type: 'forced' } as const] : []),
    ];
    const action = why.length === 0 ? 'skip' : found.action === 'restore' && makers.length === 0 && !scope.force ? 'restore' : 'run';
    if (action === 'run' || found.blocked !== undefined) willRun.add(address);
    if (action === 'restore') {
      for (const out of node.outs) {
        const content = found.entry?.outs.find((item) => item.path === out.path)?.content;
        if (content !== undefined) restored.set(out.resolved, content);
      }
    }
    plan.push({ stage: address, action, why, ...(found.blocked === undefined ? {} : { blocked: found.blocked }) });
  }
  return plan;
}
