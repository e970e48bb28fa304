import { EventEmitter, type Event } from 'vscode';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { CanvasAction } from '../../webview/protocol/to-webview.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import { keepPlanned } from '../tasks/keep-planned.ts';
import type { Planner } from '../tasks/planner.ts';
import { pipelineRun, type PipelineRun } from '../tasks/run-pipeline.ts';
import { runWatch, type RunWatch } from '../tasks/run-watch.ts';
import { undoStack, type UndoStack } from './undo-stack.ts';
import { projectModel, type ProjectModel } from './project-model.ts';

/** All that belongs to one project's folder. */
export interface Root extends Disposable {
  readonly model: ProjectModel;
  readonly watch: RunWatch;
  readonly runs: PipelineRun;
  readonly undo: UndoStack;
  /** What is selected on the canvas, in the tree and for commands. */
  selection(): readonly StageAddress[];
  /** `source` made the selection and need not be told. */
  select(stages: readonly StageAddress[], source?: object): void;
  readonly onDidSelect: Event<{ readonly stages: readonly StageAddress[]; readonly source: object | undefined }>;
  /** Asks the canvases that can be seen to do something. */
  act(action: CanvasAction): void;
  readonly onDidAct: Event<CanvasAction>;
  /** A checkpoint was restored here: which one stands in the workspace, by stage. */
  readonly restored: Map<StageAddress, number>;
}

export interface RootParts {
  readonly planner: Planner;
  readonly dist: string;
  readonly log: Log;
}

export function openRoot(folder: string, { planner, dist, log }: RootParts): Root {
  const life = lifetime();
  const model = life.own(projectModel(folder, log));
  const watch = life.own(runWatch(model));
  const selected = life.own(new EventEmitter<{ readonly stages: readonly StageAddress[]; readonly source: object | undefined }>());
  const acted = life.own(new EventEmitter<CanvasAction>());
  const restored = new Map<StageAddress, number>();
  let selection: readonly StageAddress[] = [];
  life.own(keepPlanned(model, watch, planner, log));
  // What a stage makes anew is no restored checkpoint any more.
  life.own(watch.onDidEnd(() => restored.clear()));
  return {
    model,
    watch,
    runs: pipelineRun(model, watch, planner, dist, log),
    undo: undoStack(),
    selection: () => selection,
    select(stages, source) {
      if (JSON.stringify(stages) === JSON.stringify(selection)) return;
      selection = stages;
      selected.fire({ stages, source });
    },
    onDidSelect: selected.event,
    act: (action) => acted.fire(action),
    onDidAct: acted.event,
    restored,
    dispose: () => life.dispose(),
  };
}
