import { isWithin, joinPath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';
import type { FolderEntry, Files } from '../ports/files.ts';

const skipped: ReadonlySet<string> = new Set(['.git', '.hg', '.dvc', 'node_modules']);

/**
 * Hands out each dvc.yaml and `.dvc` file as DVC comes by them: the files of a folder first, then its folders, each
 * sorted. `visit` answers with the outs it found: folders in them are not entered, since DVC does not either. Links to folders are not followed.
 */
export function findTexts(files: Files, visit: (path: RepoPath) => Iterable<RepoPath>): void {
  const outs = new Set<RepoPath>();
  const folders: RepoPath[] = [joinPath('.', '.')];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const here = folder;
    if (here !== '.' && [...ancestors(here)].some((path) => outs.has(path))) continue;
    const entries = listed(files, here);
    // A folder with a repository of its own is another project.
    if (here !== '.' && entries.some((entry) => entry.name === '.dvc' && entry.kind === 'folder')) continue;
    for (const { name, kind } of entries) {
      if (kind !== 'folder' && (name === 'dvc.yaml' || (name.endsWith('.dvc') && name !== '.dvc'))) {
        for (const out of visit(joinPath(here, name))) if (!isWithin(here, out)) outs.add(out);
      }
    }
    const below = entries.filter(({ name, kind }) => kind === 'folder' && !skipped.has(name)).map(({ name }) => joinPath(here, name));
    folders.push(...below.reverse());
  }
}

function* ancestors(path: string): Iterable<RepoPath> {
  for (let cut = path.length; cut > 0; cut = path.lastIndexOf('/', cut - 1)) yield path.slice(0, cut) as RepoPath;
}

/** Sorted by code point; a folder that cannot be read is empty. */
function listed(files: Files, folder: RepoPath): FolderEntry[] {
  try {
    return [...(files.list(folder) ?? [])].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    return [];
  }
}
