import { window, type Uri } from 'vscode';
import { joinPath, nameOf } from '../../engine/model/path.ts';
import { uriOf } from '../sync/repo-uri.ts';
import type { Roots } from '../sync/roots.ts';

/** The dvc.yaml at hand: the one in the active editor or the only one; else a person picks. Undefined where there is none. */
export async function pickPipeline(roots: Roots): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document.uri ?? activeCustomUri();
  if (active !== undefined && nameOf(active.path) === 'dvc.yaml') return active;
  const root = await roots.choose();
  if (root === undefined) return undefined;
  const { files } = root.model.project().pipeline;
  const main = files.find(({ path }) => path === joinPath('.', 'dvc.yaml')) ?? (files.length === 1 ? files[0] : undefined);
  if (main !== undefined) return uriOf(root.model.root, main.path);
  if (files.length === 0) {
    void window.showInformationMessage('There is no dvc.yaml yet: "Create Pipeline" makes one');
    return undefined;
  }
  const picked = await window.showQuickPick(
    files.map(({ path }) => ({ label: path, path })),
    { placeHolder: 'Which dvc.yaml?' },
  );
  return picked && uriOf(root.model.root, picked.path);
}

function activeCustomUri(): Uri | undefined {
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  return typeof input === 'object' && input !== null && 'viewType' in input && 'uri' in input ? (input.uri as Uri) : undefined;
}
