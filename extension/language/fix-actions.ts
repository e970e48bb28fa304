import { CodeAction, CodeActionKind, languages, workspace, WorkspaceEdit, type Diagnostic } from 'vscode';
import type { Fix } from '../../engine/model/diagnostic.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import { toWorkspaceEdit } from '../sync/apply-edit.ts';
import type { ProjectModel } from '../sync/project-model.ts';
import { repoPathOf, uriOf } from '../sync/repo-uri.ts';
import type { Roots } from '../sync/roots.ts';
import { toRange } from '../sync/show-problems.ts';
import type { Disposable } from '../lifetime.ts';

/** What can be done about a problem, offered at its place in the text. */
export function registerFixActions(roots: Roots): Disposable {
  return languages.registerCodeActionsProvider(
    { pattern: '**/*.{yaml,yml,dvc,lock,json,toml}', scheme: 'file' },
    {
      async provideCodeActions(document, range, context) {
        const ours = context.diagnostics.filter(({ source }) => source === 'stagewright');
        if (ours.length === 0) return [];
        const { model } = roots.of(document.uri);
        const file = repoPathOf(model.root, document.uri);
        const actions: CodeAction[] = [];
        for (const problem of model.project().pipeline.diagnostics) {
          if (problem.file !== file || problem.fixes === undefined || toRange(problem.span).intersection(range) === undefined) continue;
          const shown = ours.filter(({ code, message }) => code === problem.code && message === problem.message);
          for (const fix of problem.fixes) actions.push(...(await toActions(model, fix, shown, problem.fixes.length === 1)));
        }
        return actions;
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

/** None where the edit cannot be made. */
async function toActions(model: ProjectModel, fix: Fix, diagnostics: Diagnostic[], isOnly: boolean): Promise<readonly CodeAction[]> {
  const edit = await editOf(model, fix);
  if (edit === undefined) return [];
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.edit = edit;
  action.diagnostics = diagnostics;
  action.isPreferred = isOnly;
  return [action];
}

async function editOf(model: ProjectModel, fix: Fix): Promise<WorkspaceEdit | undefined> {
  switch (fix.type) {
    case 'edit': {
      const made = await toWorkspaceEdit(model, fix.edit);
      return made.ok ? made.value.edit : undefined;
    }
    case 'create-file': {
      // A new file is a write outside editors.
      if (!workspace.isTrusted) return undefined;
      const edit = new WorkspaceEdit();
      edit.createFile(uriOf(model.root, fix.path), { ignoreIfExists: true });
      return edit;
    }
    default:
      return unreachable(fix);
  }
}
