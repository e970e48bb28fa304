import type { Stage } from '../model/stage.ts';
import type { WritableFiles } from '../ports/files.ts';
import { fileNameOf } from './run-record.ts';

/** The previous outs of a stage, out of its way while it runs. */
export interface OutsAside {
  /** They are back where they were, in place of what the stage made. */
  putBack(): void;
  /** They are gone: the new ones stand. */
  drop(): void;
}

/** Moves the outs of a stage aside, as DVC removes them; those with `persist` stay. */
export function moveOutsAside(files: WritableFiles, stage: Stage, run: string): OutsAside {
  const folder = `.dvc/stagewright/tmp/${run}-${fileNameOf(stage.address)}`;
  const moved: { readonly from: string; readonly to: string }[] = [];
  const cleared = stage.outs.filter((out) => !out.persist);
  for (const [index, out] of cleared.entries()) {
    if (files.stat(out.resolved) === undefined) continue;
    const to = `${folder}/${index}`;
    files.rename(out.resolved, to);
    moved.push({ from: out.resolved, to });
  }
  return {
    putBack: () => {
      for (const out of cleared) if (moved.some((item) => item.from === out.resolved)) files.remove(out.resolved);
      for (const { from, to } of moved) files.rename(to, from);
      files.remove(folder);
    },
    drop: () => files.remove(folder),
  };
}
