import { hashesOf } from '../hash/hashes.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { StageAddress } from '../model/stage.ts';
import type { Clock } from '../ports/clock.ts';
import type { WritableFiles } from '../ports/files.ts';
import type { Project } from '../sync/project.ts';
import { checkoutObject } from './checkout-object.ts';
import { readManifests } from './checkpoint-folder.ts';
import { isCached } from './object-store.ts';
import { saveCheckpoint } from './save-checkpoint.ts';

/** Brings the outs of a checkpoint back. What stands there and is in no cache is saved first, as a checkpoint of its own. The error is one sentence. */
export function restoreCheckpoint(
  files: WritableFiles,
  clock: Clock,
  project: Project,
  stage: StageAddress,
  number: number,
): Result<Checkpoint, { readonly message: string }> {
  const node = project.pipeline.nodes.find((item) => item.address === stage);
  if (node?.kind !== 'stage') return fail({ message: `there is no stage ${stage}` });
  const checkpoint = readManifests(files, stage).find((item) => item.number === number);
  if (checkpoint === undefined) return fail({ message: `${stage} has no checkpoint ${number}` });
  const hashes = hashesOf(files);
  const unsaved = node.outs.some((out) => {
    const now = checkpoint.outs.some((saved) => saved.path === out.path) ? hashes.of(out.resolved) : undefined;
    return now !== undefined && !isCached(files, now.md5);
  });
  if (unsaved) saveCheckpoint(files, clock, project, node, checkpoint.run, '', 'before-restore');
  for (const saved of checkpoint.outs) {
    // The stage says where its outs lie, not the manifest: a manifest may come from elsewhere.
    const out = node.outs.find((item) => item.path === saved.path);
    if (out === undefined) continue;
    const done = checkoutObject(files, out.resolved, saved);
    if (!done.ok) return fail({ message: done.error.message });
  }
  return ok(checkpoint);
}
