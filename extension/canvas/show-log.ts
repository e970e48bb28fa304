import { Uri, window, workspace } from 'vscode';
import path from 'node:path';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { logFile } from '../../engine/run/run-record.ts';
import type { ProjectModel } from '../sync/project-model.ts';

/** Opens what a stage printed in its last run. */
export async function showLog({ root, files }: ProjectModel, stage: StageAddress): Promise<Result<undefined, string>> {
  const runs = (files.list('.dvc/stagewright/runs') ?? [])
    .map(({ name }) => name)
    .sort()
    .reverse();
  const run = runs.find((name) => files.stat(logFile(name, stage))?.kind === 'file');
  if (run === undefined) return fail(`${stage} has not run yet`);
  const document = await workspace.openTextDocument(Uri.file(path.join(root, logFile(run, stage))));
  await window.showTextDocument(document, { preview: true });
  return ok(undefined);
}
