import { folderOf, joinPath, nameOf, type RepoPath } from '../model/path.ts';
import type { WritableFiles } from '../ports/files.ts';

/** Adds a cached out to the `.gitignore` of its folder as DVC does, where the project lies in a git repository. */
export function ignoreOut(files: WritableFiles, out: RepoPath): void {
  if (files.stat('.git') === undefined) return;
  const file = joinPath(folderOf(out), '.gitignore');
  const line = `/${nameOf(out)}`;
  const text = files.readText(file) ?? '';
  if (text.split(/\r?\n/).includes(line)) return;
  files.writeWhole(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}
