import { commands, Uri, window } from 'vscode';
import { openCanvas } from '../canvas/canvas-editor.ts';
import { showLog } from '../canvas/show-log.ts';
import { reveal } from '../canvas/reveal.ts';
import { NotTrusted } from '../assert-trusted.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import type { Result } from '../../engine/model/result.ts';
import type { Root } from '../sync/root.ts';
import type { CanvasAction } from '../../webview/protocol/to-webview.ts';
import type { Roots } from '../sync/roots.ts';
import { undoEdit, type CanvasPlace } from '../sync/undo-edit.ts';
import type { Planner } from '../tasks/planner.ts';
import { addStage, connectStages, deleteStage, renameStage } from './edit-stages.ts';
import type { CommandId } from './command-table.ts';
import { pickCheckpoint } from './pick-checkpoint.ts';
import { pickPipeline } from './pick-pipeline.ts';
import { pickStage, stageOf } from './pick-stage.ts';

/** What each command does; the compiler asks for one of each. `undefined` is a picker that was closed. */
type Handlers = Readonly<Record<CommandId, (...args: unknown[]) => Promise<Result<unknown, string> | undefined>>>;

export function registerCommands(roots: Roots, planner: Planner, log: Log): Disposable {
  const life = lifetime();
  const inRoot = (todo: (root: Root) => Promise<Result<unknown, string> | undefined>) => async () => {
    const root = await roots.choose();
    return root === undefined ? undefined : todo(root);
  };
  const onStage =
    (todo: (root: Root, stage: NonNullable<ReturnType<typeof stageOf>>['stage']) => Promise<Result<unknown, string> | undefined>) =>
    async (argument: unknown) => {
      const picked = stageOf(roots, argument) ?? (await pickStage(roots));
      return picked === undefined ? undefined : todo(picked.root, picked.stage);
    };
  const handlers: Handlers = {
    'stagewright.openCanvas': async (argument) => {
      const uri = argument instanceof Uri ? argument : await pickPipeline(roots);
      if (uri !== undefined) await openCanvas(uri);
      return undefined;
    },
    'stagewright.openText': async (argument) => {
      const uri = argument instanceof Uri ? argument : await pickPipeline(roots);
      if (uri !== undefined) await commands.executeCommand('vscode.openWith', uri, 'default');
      return undefined;
    },
    'stagewright.createPipeline': inRoot((root) => addStage(root)),
    'stagewright.run': inRoot((root) => root.runs.run({ targets: [], reach: 'upstream', force: false })),
    'stagewright.runStage': onStage((root, stage) => root.runs.run({ targets: [stage], reach: 'upstream', force: false })),
    'stagewright.runSelected': inRoot(async (root) => {
      const targets = root.selection();
      if (targets.length === 0) return { ok: false, error: 'No stage is selected on the canvas or in the tree' };
      return root.runs.run({ targets, reach: 'upstream', force: false });
    }),
    'stagewright.cancelRun': inRoot((root) => root.runs.cancel()),
    'stagewright.continueRun': inRoot((root) => root.runs.continueRun()),
    'stagewright.addStage': inRoot((root) => addStage(root)),
    'stagewright.connectStages': inRoot(connectStages),
    'stagewright.renameStage': onStage(renameStage),
    'stagewright.deleteStage': onStage(deleteStage),
    'stagewright.undo': inRoot((root) => undoEdit(root, 'undo', here())),
    'stagewright.redo': inRoot((root) => undoEdit(root, 'redo', here())),
    'stagewright.fit': inRoot((root) => act(root, 'fit')),
    'stagewright.layout': inRoot((root) => act(root, 'layout')),
    'stagewright.showStage': onStage((root, stage) => reveal(root.model, stage)),
    'stagewright.showLog': onStage((root, stage) => showLog(root.model, stage)),
    'stagewright.restoreCheckpoint': onStage((root, stage) => pickCheckpoint(root, planner, stage)),
    'stagewright.showMetrics': async () => {
      await commands.executeCommand('stagewright.metrics.focus');
      return undefined;
    },
  };
  for (const [id, handler] of Object.entries(handlers))
    life.own(commands.registerCommand(id, (...args: unknown[]) => runCommand(id, handler, args, log)));
  return life;
}

/** What went wrong is said in one sentence, wherever the command came from. */
async function runCommand(id: string, handler: Handlers[CommandId], args: unknown[], log: Log): Promise<void> {
  try {
    const result = await handler(...args);
    if (result?.ok === false) void window.showWarningMessage(result.error);
  } catch (error) {
    if (!(error instanceof NotTrusted)) log.error(`${id} failed`, error);
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** The canvas does it, if one can be seen. */
function act(root: Root, action: CanvasAction): Promise<undefined> {
  root.act(action);
  return Promise.resolve(undefined);
}

/** Undo from the palette leaves the focus where it is. */
const here = (): CanvasPlace => ({ document: undefined, focus: () => undefined });
