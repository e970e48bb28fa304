import { Uri, workspace } from 'vscode';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { ProjectModel } from '../sync/project-model.ts';
import { repoPathOf } from '../sync/repo-uri.ts';

/**
 * Saves what a run depends on: the texts of the pipeline, and every document that a stage reads. A run works on what is on disk.
 * The setting `stagewright.saveBeforeRun` turns it off. Answers with a sentence where one could not be saved.
 */
export async function saveDocuments(model: ProjectModel): Promise<Result<undefined, string>> {
  const setting = workspace.getConfiguration('stagewright', Uri.file(model.root)).get<boolean>('saveBeforeRun', true);
  if (!setting) return ok(undefined);
  // Scripts are deps more often than not, and a stage may read what it does not declare.
  const dirty = workspace.textDocuments.filter(
    (document) => document.isDirty && !document.isUntitled && repoPathOf(model.root, document.uri),
  );
  for (const document of dirty) if (!(await document.save())) return fail(`${workspace.asRelativePath(document.uri)} could not be saved`);
  return ok(undefined);
}
