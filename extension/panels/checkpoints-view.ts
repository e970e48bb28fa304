import { window, workspace } from 'vscode';
import { listCheckpoints } from '../../engine/cache/list-checkpoints.ts';
import type { ToCheckpoints } from '../../webview/protocol/to-webview.ts';
import { toAnswer } from '../canvas/canvas-session.ts';
import { connectWebview } from '../canvas/connect-webview.ts';
import { page, pageOptions } from '../canvas/page.ts';
import { reveal } from '../canvas/reveal.ts';
import { lifetime, type Lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import type { Root } from '../sync/root.ts';
import type { Roots } from '../sync/roots.ts';
import type { Planner } from '../tasks/planner.ts';
import { restoreCheckpoint } from './restore-checkpoint.ts';

/** The checkpoints of the project at hand, and a way to bring each back. */
export function registerCheckpointsView(roots: Roots, planner: Planner, dist: string, log: Log): Disposable {
  return window.registerWebviewViewProvider('stagewright.checkpoints', {
    async resolveWebviewView(view) {
      const life = lifetime();
      view.onDidDispose(() => life.dispose());
      view.webview.options = pageOptions(dist);
      if (roots.current() === undefined) await roots.find();
      let session: Lifetime | undefined;
      let timer: NodeJS.Timeout | undefined;
      life.own({ dispose: () => clearTimeout(timer) });
      const end = connectWebview<ToCheckpoints>(view.webview, life, log, async (request) => {
        const root = roots.current();
        if (root === undefined) return { ok: false, message: 'There is no pipeline' };
        if (request.type === 'ready') {
          follow();
          return { ok: true };
        }
        if (request.type === 'reveal') return toAnswer(await reveal(root.model, request.stage, request.entry));
        if (request.type === 'restore') {
          const restored = await restoreCheckpoint(root, planner, request.stage, request.number);
          end.tell(checkpointsOf(root));
          return toAnswer(restored);
        }
        return { ok: false, message: 'The checkpoints view does not do this' };
      });
      const follow = (): void => {
        session?.dispose();
        const root = roots.current();
        if (root === undefined) return;
        session = life.own(lifetime());
        const tell = (): void => end.tell(checkpointsOf(root));
        const tellSoon = (): void => {
          timer ??= setTimeout(() => {
            timer = undefined;
            tell();
          }, 100);
        };
        session.own(root.model.onDidRecord(tellSoon));
        session.own(root.model.onDidChange(tellSoon));
        session.own(root.watch.onDidEnd(tellSoon));
        session.own(workspace.onDidGrantWorkspaceTrust(tell));
        tell();
      };
      life.own(roots.onDidChangeCurrent(follow));
      view.webview.html = page(view.webview, dist, 'checkpoints');
    },
  });
}

function checkpointsOf({ model, restored }: Root): ToCheckpoints {
  const stages = model.project().pipeline.nodes.flatMap((node) => {
    const { checkpoints, missing } = listCheckpoints(model.files, node.address);
    return checkpoints.length === 0 ? [] : [{ stage: node.address, checkpoints, missing, ...current(restored.get(node.address)) }];
  });
  return { type: 'checkpoints', trusted: workspace.isTrusted, stages };
}

const current = (number: number | undefined): { readonly current?: number } => (number === undefined ? {} : { current: number });
