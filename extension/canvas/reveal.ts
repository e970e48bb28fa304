import { Range, Selection, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { Range as TextRange } from '../../engine/model/range.ts';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';
import type { ProjectModel } from '../sync/project-model.ts';
import { uriOf } from '../sync/repo-uri.ts';

/** Shows a stage in its text, or the entry of it that says `entry` (a path, or a params key). `beside` leaves the editor that is open. */
export async function reveal(model: ProjectModel, stage: StageAddress, entry?: string, beside = false): Promise<Result<undefined, string>> {
  model.settle();
  const node = model.project().pipeline.nodes.find(({ address }) => address === stage);
  if (node === undefined) return fail(`There is no stage ${stage}`);
  const document = await workspace.openTextDocument(uriOf(model.root, node.file));
  const at = rangeIn(document, (entry === undefined ? undefined : entryAt(node, entry)) ?? node.at.name);
  const editor = await window.showTextDocument(document, { viewColumn: beside ? ViewColumn.Beside : ViewColumn.Active, preview: !beside });
  editor.selection = new Selection(at.start, at.end);
  editor.revealRange(at);
  return ok(undefined);
}

export const rangeIn = (document: TextDocument, at: TextRange): Range =>
  new Range(document.positionAt(at.start), document.positionAt(at.end));

function entryAt(node: PipelineNode, entry: string): TextRange | undefined {
  const same = [...node.deps, ...node.outs].find(({ path }) => path === entry);
  if (same !== undefined || node.kind === 'data') return same?.at;
  if (entry === 'cmd') return node.at.cmd;
  for (const params of node.params) {
    const index = params.keys.indexOf(entry);
    if (index >= 0) return params.keysAt?.[index] ?? params.at;
    if (params.file === entry) return params.at;
  }
  return undefined;
}
