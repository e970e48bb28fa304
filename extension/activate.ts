import type { ExtensionContext } from 'vscode';
import path from 'node:path';
import { registerCanvasEditor } from './canvas/canvas-editor.ts';
import { registerCommands } from './commands/register-commands.ts';
import { registerFixActions } from './language/fix-actions.ts';
import { registerStageLenses } from './lenses/stage-lenses.ts';
import { lifetime } from './lifetime.ts';
import { openLog } from './log.ts';
import { registerCheckpointsView } from './panels/checkpoints-view.ts';
import { registerMetricsView } from './panels/metrics-view.ts';
import { registerCanvasView } from './sidebar/canvas-view.ts';
import { registerStagesTree } from './sidebar/stages-tree.ts';
import { openRoots } from './sync/roots.ts';
import { showProblems } from './sync/show-problems.ts';
import { tellHasPipeline } from './sync/tell-has-pipeline.ts';
import { openPlanner } from './tasks/planner.ts';
import { provideTasks } from './tasks/task-provider.ts';

/** What other extensions and tests get. */
export interface StagewrightApi {
  readonly activationMs: number;
}

/** The parts list: each part is built, given what it needs, and owned. Nothing is read before it is needed. */
export function activate(context: ExtensionContext): StagewrightApi {
  const start = performance.now();
  const life = lifetime();
  context.subscriptions.push(life);
  const dist = path.join(context.extensionPath, 'dist');
  const memory = context.workspaceState;
  const log = life.own(openLog());
  const planner = life.own(openPlanner(dist, log));
  const roots = life.own(openRoots({ planner, dist, log }));
  life.own(showProblems(roots));
  life.own(registerCanvasEditor(roots, memory, dist, log));
  life.own(registerCanvasView(roots, memory, dist, log));
  life.own(registerStagesTree(roots));
  life.own(registerMetricsView(roots, dist, log));
  life.own(registerCheckpointsView(roots, planner, dist, log));
  life.own(registerStageLenses(roots));
  life.own(registerFixActions(roots));
  life.own(provideTasks(roots, dist));
  life.own(registerCommands(roots, planner, log));
  life.own(tellHasPipeline(roots));
  return { activationMs: performance.now() - start };
}
