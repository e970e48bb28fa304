import type { Checkpoint } from '../model/checkpoint.ts';
import type { StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';

/** Where the manifests of a stage's checkpoints lie. */
export const checkpointFolder = (stage: StageAddress): string =>
  `.dvc/stagewright/checkpoints/${encodeURIComponent(stage).replaceAll('.', '%2E')}`;

/** The manifests of a stage, oldest first; a file that is no manifest is passed over. */
export function readManifests(files: Files, stage: StageAddress): readonly Checkpoint[] {
  const folder = checkpointFolder(stage);
  const found: Checkpoint[] = [];
  for (const { name } of files.list(folder) ?? []) {
    if (!/^\d+\.json$/.test(name)) continue;
    try {
      const raw = JSON.parse(files.readText(`${folder}/${name}`) ?? 'null') as Partial<Checkpoint> | null;
      if (raw?.version === 1 && typeof raw.number === 'number' && Array.isArray(raw.outs)) found.push(raw as Checkpoint);
    } catch {
      // Half a manifest cannot be: they are written aside. Something else wrote this one.
    }
  }
  return found.sort((a, b) => a.number - b.number);
}
