import { workspace } from 'vscode';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import type { ProjectModel } from '../sync/project-model.ts';
import { openTexts } from '../sync/open-texts.ts';
import type { Planner } from './planner.ts';
import type { RunWatch } from './run-watch.ts';

/** Milliseconds in which changes are gathered before the worker is asked again. */
const calm = 250;

/** Keeps what is up to date and what is not known, by asking the worker after each change; in a trusted folder only, since planning reads outside it too. */
export function keepPlanned(model: ProjectModel, watch: RunWatch, planner: Planner, log: Log): Disposable {
  const life = lifetime();
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  let isWanted = false;
  const ask = async (): Promise<void> => {
    timer = undefined;
    isWanted = isAsking;
    if (isAsking || !workspace.isTrusted) return;
    isAsking = true;
    const at = Date.now();
    // All nodes, where there are several dvc.yaml: no targets would be the root's alone.
    const { files, nodes } = model.project().pipeline;
    const targets = files.length > 1 || files[0]?.path !== 'dvc.yaml' ? nodes.map((node) => node.address) : [];
    const planned = await planner.plan(model.root, openTexts(model.root), { targets, reach: 'upstream', force: false });
    isAsking = false;
    if (planned.ok) watch.setPlan(planned.value, at);
    else log.warn(`no plan: ${planned.error}`);
    if (isWanted) askSoon();
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), calm);
  };
  life.own(model.onDidChange(askSoon));
  life.own(model.onDidTouch(askSoon));
  life.own(watch.onDidEnd(askSoon));
  life.own(workspace.onDidGrantWorkspaceTrust(askSoon));
  life.own({ dispose: () => clearTimeout(timer) });
  askSoon();
  return life;
}
