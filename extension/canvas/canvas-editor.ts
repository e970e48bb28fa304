import { commands, window, type Memento, type Uri } from 'vscode';
import { joinPath } from '../../engine/model/path.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import { repoPathOf } from '../sync/repo-uri.ts';
import type { Roots } from '../sync/roots.ts';
import { canvasSession } from './canvas-session.ts';
import { page, pageOptions } from './page.ts';

export const canvasViewType = 'stagewright.canvas';

/** The canvas as an editor of a dvc.yaml: the document's dirty mark, save and undo are its own. */
export function registerCanvasEditor(roots: Roots, memory: Memento, dist: string, log: Log): Disposable {
  return window.registerCustomEditorProvider(
    canvasViewType,
    {
      resolveCustomTextEditor(document, panel) {
        const life = lifetime();
        panel.onDidDispose(() => life.dispose());
        const root = roots.of(document.uri);
        roots.setCurrent(root);
        life.own(
          panel.onDidChangeViewState(() => {
            if (panel.active) roots.setCurrent(root);
          }),
        );
        panel.webview.options = pageOptions(dist);
        const file = repoPathOf(root.model.root, document.uri) ?? joinPath('.', 'dvc.yaml');
        const place = {
          document,
          focus: async () => {
            if (!panel.active) await openCanvas(document.uri);
          },
        };
        canvasSession(panel.webview, life, { root, file, place, memory, log });
        panel.webview.html = page(panel.webview, dist, 'canvas');
      },
    },
    { webviewOptions: { retainContextWhenHidden: false }, supportsMultipleEditorsPerDocument: true },
  );
}

/** Shows a dvc.yaml as a canvas. */
export const openCanvas = (uri: Uri): Thenable<unknown> => commands.executeCommand('vscode.openWith', uri, canvasViewType);
