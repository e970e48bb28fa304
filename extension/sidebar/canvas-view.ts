import { commands, window, type Memento, type WebviewView } from 'vscode';
import { joinPath } from '../../engine/model/path.ts';
import { canvasSession } from '../canvas/canvas-session.ts';
import { page, pageOptions } from '../canvas/page.ts';
import { lifetime, type Lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import type { Roots } from '../sync/roots.ts';

/** The canvas in the sidebar, of the project at hand. */
export function registerCanvasView(roots: Roots, memory: Memento, dist: string, log: Log): Disposable {
  return window.registerWebviewViewProvider('stagewright.canvasView', {
    async resolveWebviewView(view: WebviewView) {
      const life = lifetime();
      view.onDidDispose(() => life.dispose());
      view.webview.options = pageOptions(dist);
      if (roots.current() === undefined) await roots.find();
      let session: Lifetime | undefined;
      const show = (): void => {
        session?.dispose();
        const root = roots.current();
        if (root === undefined) return;
        session = life.own(lifetime());
        const file = root.model.project().pipeline.files[0]?.path ?? joinPath('.', 'dvc.yaml');
        const place = { document: undefined, focus: () => commands.executeCommand('stagewright.canvasView.focus') };
        canvasSession(view.webview, session, { root, file, place, memory, log });
        view.webview.html = page(view.webview, dist, 'canvas');
        if (roots.all().length > 1) view.description = root.model.root.slice(root.model.root.lastIndexOf('/') + 1);
      };
      life.own(roots.onDidChangeCurrent(show));
      show();
    },
  });
}
