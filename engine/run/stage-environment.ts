import { joinPath } from '../model/path.ts';
import type { Stage } from '../model/stage.ts';
import { fileNameOf } from './run-record.ts';

/** The file by which a stage's process asks for a checkpoint, relative to the root. */
export const signalFile = (stage: Stage, run: string): string => `.dvc/stagewright/tmp/${run}-${fileNameOf(stage.address)}.checkpoint`;

/** What the commands of a stage find in their environment, besides ours: DVC's own two, and where to log and to signal. */
export function stageEnvironment(root: string, stage: Stage, run: string): Readonly<Record<string, string>> {
  const live = joinPath(joinPath(root, stage.wdir), `live/${stage.name}`);
  return {
    DVC_ROOT: root,
    DVC_STAGE: stage.address,
    STAGEWRIGHT_LIVE_DIR: live,
    ...(stage.outs.some((out) => out.checkpoint) ? { STAGEWRIGHT_CHECKPOINT_SIGNAL: joinPath(root, signalFile(stage, run)) } : {}),
  };
}
