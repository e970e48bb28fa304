import { window } from 'vscode';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { ToMetrics } from '../../webview/protocol/to-webview.ts';
import { connectWebview } from '../canvas/connect-webview.ts';
import { page, pageOptions } from '../canvas/page.ts';
import { reveal } from '../canvas/reveal.ts';
import { toAnswer } from '../canvas/canvas-session.ts';
import { lifetime, type Lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import type { Roots } from '../sync/roots.ts';

/** Curves and newest values of the project at hand, as they are written. */
export function registerMetricsView(roots: Roots, dist: string, log: Log): Disposable {
  return window.registerWebviewViewProvider('stagewright.metrics', {
    async resolveWebviewView(view) {
      const life = lifetime();
      view.onDidDispose(() => life.dispose());
      view.webview.options = pageOptions(dist);
      if (roots.current() === undefined) await roots.find();
      let session: Lifetime | undefined;
      const end = connectWebview<ToMetrics>(view.webview, life, log, async (request) => {
        const root = roots.current();
        if (root === undefined) return { ok: false, message: 'There is no pipeline' };
        if (request.type === 'ready') {
          follow();
          return { ok: true };
        }
        if (request.type === 'reveal') return toAnswer(await reveal(root.model, request.stage, request.entry));
        return { ok: false, message: 'The metrics view does not do this' };
      });
      const follow = (): void => {
        session?.dispose();
        const root = roots.current();
        if (root === undefined) return;
        const { watch } = root;
        session = life.own(lifetime());
        const running = (): readonly StageAddress[] =>
          [...watch.states().states].filter(([, { state }]) => state === 'running').map(([stage]) => stage);
        const tellAll = (): void => {
          const { series, latest } = watch.metrics();
          end.tell({ type: 'series', series, latest, running: running() });
        };
        let last = '';
        session.own(
          watch.onDidGrow(({ grown, latest, restarted }) => {
            if (restarted) tellAll();
            else end.tell({ type: 'more', series: grown, latest, running: running() });
          }),
        );
        session.own(
          watch.onDidChange(() => {
            const now = running();
            if (now.join('\n') === last) return;
            last = now.join('\n');
            end.tell({ type: 'more', series: [], latest: watch.metrics().latest, running: now });
          }),
        );
        tellAll();
      };
      life.own(roots.onDidChangeCurrent(follow));
      view.webview.html = page(view.webview, dist, 'metrics');
    },
  });
}
