import type { WritableFiles } from '../ports/files.ts';

/** Makes `.dvc` where there is none, as `dvc init` does (`--no-scm` without git), so that a run leaves a project that DVC knows. */
export function ensureDvcFolder(files: WritableFiles): void {
  if (files.stat('.dvc')?.kind === 'folder') return;
  files.writeWhole('.dvc/.gitignore', '/config.local\n/tmp\n/cache\n');
  files.writeWhole('.dvc/config', files.stat('.git') === undefined ? '[core]\n    no_scm = True\n' : '');
}
