import type { Checkpoint } from '../model/checkpoint.ts';
import type { StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import { isCached } from './object-store.ts';
import { readManifests } from './checkpoint-folder.ts';

/** The checkpoints of a stage, oldest first; `missing` are the numbers of those whose objects are gone from the cache. */
export function listCheckpoints(
  files: Files,
  stage: StageAddress,
): { readonly checkpoints: readonly Checkpoint[]; readonly missing: readonly number[] } {
  const checkpoints = readManifests(files, stage);
  const gone = checkpoints.filter((checkpoint) => !checkpoint.outs.every((out) => isCached(files, out.md5)));
  return { checkpoints, missing: gone.map((checkpoint) => checkpoint.number) };
}
