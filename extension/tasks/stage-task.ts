import path from 'node:path';
import { ProcessExecution, Task, TaskPanelKind, TaskRevealKind, TaskScope, Uri, workspace, type TaskDefinition } from 'vscode';
import type { StageAddress } from '../../engine/model/stage.ts';

/** How a stage stands in tasks.json. */
export interface StageTaskDefinition extends TaskDefinition {
  readonly type: 'stagewright';
  readonly stage: StageAddress;
  /** The project's folder, absolute or relative to the workspace folder; left out where there is one project. */
  readonly root?: string;
}

export interface StageTask {
  /** Absolute. */
  readonly root: string;
  readonly stage: StageAddress;
  /** Set where a run of several stages asks for it; its record is written there. */
  readonly run?: string;
  readonly force: boolean;
}

/** A task that runs one stage, in a terminal of its own name. `dist` is absolute. */
export function stageTask(dist: string, { root, stage, run, force }: StageTask): Task {
  const args = ['repro', '--single-item', stage, ...(run === undefined ? [] : ['--run', run]), ...(force ? ['-f'] : [])];
  const folder = workspace.getWorkspaceFolder(Uri.file(root));
  const definition: StageTaskDefinition = { type: 'stagewright', stage, root };
  const execution = new ProcessExecution(process.execPath, [path.join(dist, 'cli.cjs'), ...args], {
    cwd: root,
    env: { ELECTRON_RUN_AS_NODE: '1', ...keepSetting(root) },
  });
  // The matcher finds nothing; VS Code finds tasks again after a reload of the window only where they have one.
  const task = new Task(definition, folder ?? TaskScope.Workspace, stage, 'Stagewright', execution, '$stagewright');
  task.presentationOptions = { reveal: TaskRevealKind.Silent, panel: TaskPanelKind.Dedicated, showReuseMessage: false, clear: false };
  task.detail = `Runs the stage ${stage}`;
  return task;
}

/** The setting how many checkpoints are kept, as the command line reads it. */
function keepSetting(root: string): Record<string, string> {
  const keep = workspace.getConfiguration('stagewright', Uri.file(root)).get<number>('checkpoints.keep');
  return keep === undefined ? {} : { STAGEWRIGHT_CHECKPOINTS_KEEP: String(keep) };
}
