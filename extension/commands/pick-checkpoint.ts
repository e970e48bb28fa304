import { window } from 'vscode';
import { listCheckpoints } from '../../engine/cache/list-checkpoints.ts';
import { fail, type Result } from '../../engine/model/result.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { restoreCheckpoint } from '../panels/restore-checkpoint.ts';
import type { Root } from '../sync/root.ts';
import type { Planner } from '../tasks/planner.ts';

/** Asks for a checkpoint of a stage, newest first, and restores it. */
export async function pickCheckpoint(root: Root, planner: Planner, stage: StageAddress): Promise<Result<undefined, string> | undefined> {
  const { checkpoints, missing } = listCheckpoints(root.model.files, stage);
  const items = checkpoints
    .filter(({ number }) => !missing.includes(number))
    .reverse()
    .map(({ number, step, time, kind, values }) => ({
      label:
        kind === 'before-restore'
          ? `${number}: what stood here before a restore`
          : `${number}${step === undefined ? '' : `: step ${step}`}`,
      description: new Date(time).toLocaleString(),
      detail: Object.entries(values)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
      number,
    }));
  if (items.length === 0) return fail(`${stage} has no checkpoints that can be restored`);
  const picked = await window.showQuickPick(items, { placeHolder: `Which checkpoint of ${stage}?` });
  return picked && restoreCheckpoint(root, planner, stage, picked.number);
}
