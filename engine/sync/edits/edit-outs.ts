import { findPath } from '../../graph/find-path.ts';
import { outIndex } from '../../graph/out-index.ts';
import type { Edit } from '../../model/edit.ts';
import { isWithin, joinPath } from '../../model/path.ts';
import type { Source } from '../../text/splice/source-lines.ts';
import type { Project } from '../project.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { isPath } from './edit-deps.ts';
import { addToList, findEntry, removeFromList } from './edit-list.ts';
import type { ListKey } from './edit-list.ts';
import type { StageSite } from './stage-site.ts';

const lists = { out: 'outs', metric: 'metrics', plot: 'plots' } as const satisfies Record<string, ListKey>;

export function addOut(project: Project, site: StageSite, edit: Extract<Edit, { type: 'add-out' }>): Drafts {
  const { stage } = site;
  if (!isPath(edit.path)) return refuse('bad-value', 'an out needs a path on one line');
  const resolved = joinPath(stage.wdir, edit.path);
  const other = outIndex(project.pipeline.nodes).touching(resolved)[0];
  if (other !== undefined)
    return refuse('already-there', `'${edit.path}' is, holds or lies in the out '${other.out.path}' of '${other.node.address}'`);
  for (const node of project.pipeline.nodes) {
    const needs = [...node.deps, ...(node.kind === 'stage' ? node.params : [])].some(
      (dep) => isWithin(dep.resolved, resolved) || isWithin(resolved, dep.resolved),
    );
    const way = needs ? findPath(project.pipeline.wires, node.address, stage.address) : undefined;
    if (way !== undefined)
      return refuse('would-cycle', `the stages would need each other in a circle: ${[stage.address, ...way].join(' → ')}`);
  }
  const flags: [string, boolean][] = [];
  if (edit.cache === false) flags.push(['cache', false]);
  if (edit.checkpoint === true) flags.push(['checkpoint', true]);
  const item: Source = flags.length === 0 ? edit.path : { map: [[edit.path, { map: flags }]] };
  return addToList(site, lists[edit.kind], item);
}

export function removeOut(site: StageSite, path: string): Drafts {
  const entry = findEntry(site, ['outs', 'metrics', 'plots'], path);
  return entry === undefined ? refuse('no-such-entry', `stage '${site.stage.name}' has no out '${path}'`) : removeFromList(site, entry);
}
