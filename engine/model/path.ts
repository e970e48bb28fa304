/**
 * A path relative to the project's root, with `/`, normalised (`.` is the root itself). A path that leads out
 * of the project starts with `../`, or is absolute where it was written so.
 */
export type RepoPath = string & { readonly __repoPath: never };

/** Joins as POSIX does and normalises; an absolute `path` wins over `base`. Pure text: no file is looked at. */
export function joinPath(base: string, path: string): RepoPath {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  const rooted = absolute || base.startsWith('/');
  for (const part of (absolute ? path : `${base}/${path}`).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part === '..' && rooted) continue;
    else parts.push(part);
  }
  const joined = parts.join('/');
  return (rooted ? `/${joined}` : joined === '' ? '.' : joined) as RepoPath;
}

/** The folder that holds `path`; `.` for a file at the root. */
export function folderOf(path: RepoPath): RepoPath {
  const cut = path.lastIndexOf('/');
  return (cut < 0 ? '.' : cut === 0 ? '/' : path.slice(0, cut)) as RepoPath;
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** True where `path` is `folder` or lies below it, by path parts: `data2` is not in `data`. */
export const isWithin = (path: string, folder: string): boolean => path === folder || folder === '.' || path.startsWith(`${folder}/`);

/** True where `path` leads out of the project. */
export const isOutside = (path: RepoPath): boolean => path === '..' || path.startsWith('../') || path.startsWith('/');

/** How to write `to` seen from the folder `from`, both inside the project. */
export function relativePath(from: RepoPath, to: RepoPath): string {
  if (to.startsWith('/')) return to;
  const a = from === '.' ? [] : from.split('/');
  const b = to === '.' ? [] : to.split('/');
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/') || '.';
}
