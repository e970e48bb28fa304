import path from 'node:path';
import { EventEmitter, Uri, window, workspace, type Event } from 'vscode';
import { isWithin } from '../../engine/model/path.ts';
import { findRoot } from '../../engine/platform/find-root.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import { openRoot, type Root, type RootParts } from './root.ts';

/** The projects of the window, each opened when it is needed. */
export interface Roots extends Disposable {
  /** Those that are open. */
  all(): readonly Root[];
  /** The one that a file belongs to. */
  of(file: Uri): Root;
  /** Looks for dvc.yaml files in the workspace, and opens their projects; without any, those of the workspace folders. */
  find(): Promise<readonly Root[]>;
  /** The one that the sidebar shows. */
  current(): Root | undefined;
  setCurrent(root: Root): void;
  /** The only one, the one at hand, or the one that a person picks. */
  choose(): Promise<Root | undefined>;
  readonly onDidOpen: Event<Root>;
  readonly onDidChangeCurrent: Event<Root>;
}

const ignored = '**/{node_modules,.git,.dvc,.venv,venv,site-packages}/**';
const mostFiles = 1000;

export function openRoots(parts: RootParts): Roots {
  const life = lifetime();
  const opened = life.own(new EventEmitter<Root>());
  const switched = life.own(new EventEmitter<Root>());
  const byFolder = new Map<string, Root>();
  let current: Root | undefined;
  const open = (folder: string): Root => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const root = life.own(openRoot(folder, parts));
    byFolder.set(folder, root);
    opened.fire(root);
    if (current === undefined) {
      current = root;
      switched.fire(root);
    }
    return root;
  };
  const find = async (): Promise<readonly Root[]> => {
    const found = await workspace.findFiles('**/dvc.yaml', ignored, mostFiles);
    const folders = new Set(found.filter(({ scheme }) => scheme === 'file').map((uri) => rootFolder(path.dirname(uri.fsPath))));
    if (folders.size === 0)
      for (const { uri } of workspace.workspaceFolders ?? []) if (uri.scheme === 'file') folders.add(rootFolder(uri.fsPath));
    return [...folders].sort().map(open);
  };
  return {
    all: () => [...byFolder.values()],
    of: (file) => open(rootFolder(path.dirname(file.fsPath))),
    find,
    current: () => current,
    setCurrent(root) {
      if (root === current) return;
      current = root;
      switched.fire(root);
    },
    async choose() {
      const all = await find();
      if (all.length <= 1) return all[0];
      const active = window.activeTextEditor?.document.uri;
      if (active?.scheme === 'file') {
        const known = all.find(({ model }) => model.root === rootFolder(path.dirname(active.fsPath)));
        if (known !== undefined) return known;
      }
      const items = all.map((root) => ({
        label: path.basename(root.model.root),
        description: root.model.root,
        root,
      }));
      const picked = await window.showQuickPick(items, { placeHolder: 'Which pipeline?' });
      if (picked !== undefined) {
        current = picked.root;
        switched.fire(picked.root);
      }
      return picked?.root;
    },
    onDidOpen: opened.event,
    onDidChangeCurrent: switched.event,
    dispose: () => life.dispose(),
  };
}

/** Of a folder that is not trusted, nothing above the workspace folder is read. */
function rootFolder(folder: string): string {
  const root = findRoot(folder);
  if (workspace.isTrusted) return root;
  const top = workspace.getWorkspaceFolder(Uri.file(folder))?.uri.fsPath;
  return top === undefined || isWithin(root, top) ? root : top;
}
