import { joinPath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';

/** `https://…`, `s3://…`, `remote://…`: no path of this machine. */
export const isUrl = (path: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(path);

/** A path of a stage as it lies in the project; a URL stays as it is written. */
export const resolvePath = (wdir: RepoPath, path: string): RepoPath => (isUrl(path) ? (path as RepoPath) : joinPath(wdir, path));
