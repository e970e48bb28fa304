import { commands, workspace } from 'vscode';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Root } from './root.ts';
import type { Roots } from './roots.ts';

/** Looks for projects once the window is up, so that problems show without a canvas, and tells VS Code whether there is any pipeline. */
export function tellHasPipeline(roots: Roots): Disposable {
  const life = lifetime();
  let told: boolean | undefined;
  const tell = (): void => {
    const has = roots.all().some(({ model }) => model.project().pipeline.files.length > 0);
    if (has === told) return;
    told = has;
    void commands.executeCommand('setContext', 'stagewright.hasPipeline', has);
  };
  const follow = ({ model }: Root): void => void life.own(model.onDidChange(tell));
  const find = (): void => void roots.find().then(tell);
  life.own(roots.onDidOpen(follow));
  life.own(workspace.onDidChangeWorkspaceFolders(find));
  const timer = setTimeout(find, 0);
  life.own({ dispose: () => clearTimeout(timer) });
  return life;
}
