import { folderOf, isOutside, isWithin, type RepoPath } from '../model/path.ts';
import type { Stage } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';

/** Why the outs of a stage may not be moved and made, in one sentence: what a stage replaces must lie in the project, and be no part of DVC or git. */
export function checkOuts(files: Files, stage: Stage): string | undefined {
  const root = files.realPath('.') ?? files.root;
  for (const { path, resolved } of stage.outs) {
    if (isOutside(resolved)) return `the out ${path} lies outside of the project`;
    if (resolved === '.' || ['.dvc', '.git'].some((own) => isWithin(resolved, own)))
      return `the out ${path} would replace the project itself`;
    const real = files.realPath(nearestFolder(files, folderOf(resolved)));
    if (real !== undefined && !isWithin(real, root)) return `the out ${path} leads out of the project by a link`;
  }
  return undefined;
}

/** The nearest folder above a path that exists. */
function nearestFolder(files: Files, path: RepoPath): RepoPath {
  let here = path;
  while (here !== '.' && files.stat(here) === undefined) here = folderOf(here);
  return here;
}
