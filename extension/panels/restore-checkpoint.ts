import { fail, type Result } from '../../engine/model/result.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { assertTrusted } from '../assert-trusted.ts';
import type { Root } from '../sync/root.ts';
import type { Planner } from '../tasks/planner.ts';

/** Brings the outs of a checkpoint back into the workspace; what stood there is kept. Not while something runs. */
export async function restoreCheckpoint(
  root: Root,
  planner: Planner,
  stage: StageAddress,
  number: number,
): Promise<Result<undefined, string>> {
  assertTrusted();
  if (root.watch.states().run.state === 'running') return fail('A run is under way: restore when it has ended');
  const restored = await planner.restore(root.model.root, stage, number);
  if (restored.ok) root.restored.set(stage, number);
  root.model.refresh();
  root.watch.look();
  return restored;
}
