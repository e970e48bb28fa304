import { findPath } from '../../graph/find-path.ts';
import { outIndex } from '../../graph/out-index.ts';
import type { EditRefusal } from '../../model/edit.ts';
import { joinPath } from '../../model/path.ts';
import type { Result } from '../../model/result.ts';
import { ok } from '../../model/result.ts';
import type { Project } from '../project.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { addToList, findEntry, removeFromList, renameInList } from './edit-list.ts';
import type { StageSite } from './stage-site.ts';

export function addDep(project: Project, site: StageSite, path: string): Drafts {
  const allowed = checkDep(project, site, path);
  return allowed.ok ? addToList(site, 'deps', path) : allowed;
}

export function removeDep(site: StageSite, path: string): Drafts {
  const entry = findEntry(site, ['deps'], path);
  return entry === undefined ? refuse('no-such-entry', `stage '${site.stage.name}' has no dep '${path}'`) : removeFromList(site, entry);
}

export function renameDep(project: Project, site: StageSite, path: string, to: string): Drafts {
  const entry = findEntry(site, ['deps'], path);
  if (entry === undefined) return refuse('no-such-entry', `stage '${site.stage.name}' has no dep '${path}'`);
  const allowed = checkDep(project, site, to);
  return allowed.ok ? renameInList(site, entry, to) : allowed;
}

/** Whether a stage may need `path`: not twice, not its own out, and not what needs it. */
function checkDep(project: Project, site: StageSite, path: string): Result<null, EditRefusal> {
  const { stage } = site;
  if (!isPath(path)) return refuse('bad-value', 'a dep needs a path on one line');
  const resolved = joinPath(stage.wdir, path);
  if (stage.deps.some((dep) => dep.resolved === resolved))
    return refuse('already-there', `'${path}' is already a dep of stage '${stage.name}'`);
  for (const { node } of outIndex(project.pipeline.nodes).touching(resolved)) {
    if (node.address === stage.address) return refuse('would-cycle', `'${path}' is an out of stage '${stage.name}' itself`);
    const way = findPath(project.pipeline.wires, stage.address, node.address);
    if (way !== undefined)
      return refuse('would-cycle', `the stages would need each other in a circle: ${[...way, stage.address].join(' → ')}`);
  }
  return ok(null);
}

/** What can stand in a list of paths. */
export const isPath = (path: string): boolean => path.trim() !== '' && !/[\n\r\0]/.test(path);
