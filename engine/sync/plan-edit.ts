import type { Edit, EditRefusal, TextChange } from '../model/edit.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { unreachable } from '../model/unreachable.ts';
import { applyChanges } from '../text/apply-changes.ts';
import { sameValue } from '../text/same-value.ts';
import { removePair } from '../text/splice/remove.ts';
import { updateValue } from '../text/update-value.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import { toParamValue } from '../text/yaml/to-param-value.ts';
import { addStage } from './edits/add-stage.ts';
import type { Draft, Drafts } from './edits/draft.ts';
import { addDep, removeDep, renameDep } from './edits/edit-deps.ts';
import { editKey } from './edits/edit-key.ts';
import { addOut, removeOut } from './edits/edit-outs.ts';
import { addParam, removeParam } from './edits/edit-params.ts';
import { renameStage } from './edits/rename-stage.ts';
import { setParam } from './edits/set-param.ts';
import { stageSite } from './edits/stage-site.ts';
import type { StageSite } from './edits/stage-site.ts';
import type { Project } from './project.ts';

/**
 * The smallest changes of text that make an edit. Each changed text is read again and must hold exactly the wanted data;
 * where it would not (anchors, merge keys, unusual writing), the edit is refused as `shared-text`, and nothing is changed.
 */
export function planEdit(project: Project, edit: Edit): Result<readonly TextChange[], EditRefusal> {
  const drafts = draftFor(project, edit);
  return drafts.ok ? checked(drafts.value) : drafts;
}

/** The changes of drafts whose texts hold what is wanted. */
export function checked(drafts: readonly Draft[]): Result<readonly TextChange[], EditRefusal> {
  const changes: TextChange[] = [];
  for (const { file, text, splices, wanted } of drafts) {
    const own = splices.map((splice) => ({ file, ...splice }));
    const { root, problems } = readYaml(applyChanges(text, own));
    if (problems.length > 0 || !sameValue(toParamValue(root), wanted ?? null)) {
      return fail({ code: 'shared-text', message: `${file} is written in a way that this cannot change safely: change it in the text` });
    }
    changes.push(...own);
  }
  return ok(changes);
}

function draftFor(project: Project, edit: Edit): Drafts {
  if (edit.type === 'add-stage') return addStage(project, edit);
  if (edit.type === 'set-param') return setParam(project, edit);
  const site = stageSite(project, edit.stage);
  return site.ok ? draftInStage(project, site.value, edit) : site;
}

function draftInStage(project: Project, site: StageSite, edit: Exclude<Edit, { type: 'add-stage' | 'set-param' }>): Drafts {
  switch (edit.type) {
    case 'remove-stage': {
      const wanted = updateValue(site.value, ['stages', site.stage.name], () => undefined);
      return ok([{ file: site.stage.file, text: site.text, splices: removePair(site.text, site.stages, site.pair, site.section), wanted }]);
    }
    case 'rename-stage':
      return renameStage(project, site, edit.to);
    case 'set-cmd':
      return editKey(site, 'cmd', edit.cmd);
    case 'set-desc':
      return editKey(site, 'desc', edit.desc === '' ? undefined : edit.desc);
    case 'set-frozen':
      return editKey(site, 'frozen', edit.frozen ? true : undefined);
    case 'add-dep':
      return addDep(project, site, edit.path);
    case 'remove-dep':
      return removeDep(site, edit.path);
    case 'rename-dep':
      return renameDep(project, site, edit.path, edit.to);
    case 'add-out':
      return addOut(project, site, edit);
    case 'remove-out':
      return removeOut(site, edit.path);
    case 'add-param':
      return addParam(site, edit.key);
    case 'remove-param':
      return removeParam(site, edit.key);
    default:
      return unreachable(edit);
  }
}
