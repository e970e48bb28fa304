import { Range, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { Edit, TextChange } from '../../engine/model/edit.ts';
import type { RepoPath } from '../../engine/model/path.ts';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import { planEdit } from '../../engine/sync/plan-edit.ts';
import type { ProjectModel } from './project-model.ts';
import { uriOf } from './repo-uri.ts';

/**
 * Makes an edit in the editors' documents, as one `WorkspaceEdit`. Answers with the files it changed, or with a sentence why it
 * could not be made. `base` is the revision that the person saw; undefined where the edit was asked for by name, not by sight.
 */
export async function applyEdit(model: ProjectModel, edit: Edit, base?: number): Promise<Result<readonly Uri[], string>> {
  model.settle();
  if (base !== undefined && base !== model.revision()) return fail('The text has changed meanwhile: look at it again');
  const workspaceEdit = await toWorkspaceEdit(model, edit);
  if (!workspaceEdit.ok) return workspaceEdit;
  // Nothing was awaited since the plan but the opening of documents; had a text changed by that, the plan was made anew.
  if (!(await workspace.applyEdit(workspaceEdit.value.edit))) return fail('VS Code did not take the change');
  model.refresh();
  model.settle();
  return ok(workspaceEdit.value.files);
}

/** The edit as VS Code takes it. Opens the documents it is about. */
export async function toWorkspaceEdit(
  model: ProjectModel,
  edit: Edit,
): Promise<Result<{ readonly edit: WorkspaceEdit; readonly files: readonly Uri[] }, string>> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const project = model.project();
    const planned = planEdit(project, edit);
    if (!planned.ok) return fail(planned.error.message);
    const documents = await openAll(model, planned.value);
    // An editor may hold another text than the disk (line ends made one kind): offsets are those of the editor's.
    model.refresh();
    model.settle();
    const isFresh = model.project().texts === project.texts || [...documents.keys()].every((file) => sameText(model, project.texts, file));
    if (isFresh) return ok(collect(model, planned.value, documents));
  }
  return fail('The text keeps changing: try again');
}

const sameText = (model: ProjectModel, texts: ReadonlyMap<RepoPath, string>, file: RepoPath): boolean =>
  model.project().texts.get(file) === texts.get(file);

async function openAll(model: ProjectModel, changes: readonly TextChange[]): Promise<ReadonlyMap<RepoPath, TextDocument>> {
  const documents = new Map<RepoPath, TextDocument>();
  for (const { file } of changes) {
    if (documents.has(file) || !model.project().texts.has(file)) continue;
    documents.set(file, await workspace.openTextDocument(uriOf(model.root, file)));
  }
  return documents;
}

function collect(model: ProjectModel, changes: readonly TextChange[], documents: ReadonlyMap<RepoPath, TextDocument>) {
  const edit = new WorkspaceEdit();
  const files = new Map<RepoPath, Uri>();
  for (const { file, at, text } of changes) {
    const uri = uriOf(model.root, file);
    const document = documents.get(file);
    if (document === undefined && !files.has(file)) edit.createFile(uri, { ignoreIfExists: true });
    files.set(file, uri);
    edit.replace(
      uri,
      document === undefined ? new Range(0, 0, 0, 0) : new Range(document.positionAt(at.start), document.positionAt(at.end)),
      text,
    );
  }
  return { edit, files: [...files.values()] };
}
