import path from 'node:path';
import { tasks, Uri, workspace, type Task } from 'vscode';
import type { Roots } from '../sync/roots.ts';
import { stageTask, type StageTaskDefinition } from './stage-task.ts';
import type { Disposable } from '../lifetime.ts';

/** Puts each stage into 'Run Task', and understands `{ "type": "stagewright", "stage": … }` in tasks.json. */
export function provideTasks(roots: Roots, dist: string): Disposable {
  return tasks.registerTaskProvider('stagewright', {
    async provideTasks() {
      if (!workspace.isTrusted) return [];
      const all = await roots.find();
      return all.flatMap(({ model }) =>
        model
          .project()
          .pipeline.nodes.flatMap((node) =>
            node.kind === 'stage' ? [stageTask(dist, { root: model.root, stage: node.address, force: false })] : [],
          ),
      );
    },
    async resolveTask(task: Task) {
      if (!workspace.isTrusted) return undefined;
      const { stage, root } = task.definition as StageTaskDefinition;
      const base = typeof task.scope === 'object' ? task.scope.uri.fsPath : (workspace.workspaceFolders?.[0]?.uri.fsPath ?? '');
      const found = root === undefined ? (await roots.find())[0]?.model.root : path.resolve(base, root);
      if (typeof stage !== 'string' || found === undefined || !isInWorkspace(found)) return undefined;
      const resolved = stageTask(dist, { root: found, stage, force: false });
      // VS Code takes the answer only with the definition that it asked for.
      resolved.definition = task.definition;
      return resolved;
    },
  });
}

const isInWorkspace = (folder: string): boolean =>
  (workspace.workspaceFolders ?? []).some(
    ({ uri }) => workspace.getWorkspaceFolder(Uri.file(folder)) !== undefined || uri.fsPath.startsWith(folder),
  );
