import path from 'node:path';
import { Uri } from 'vscode';
import { isOutside, joinPath, type RepoPath } from '../../engine/model/path.ts';

/** Where a path of the project lies for VS Code. */
export const uriOf = (root: string, file: RepoPath): Uri => Uri.file(path.resolve(root, file));

/** The path in the project of a file on disk; undefined for all else. */
export function repoPathOf(root: string, uri: Uri): RepoPath | undefined {
  if (uri.scheme !== 'file') return undefined;
  const relative = joinPath('.', path.relative(root, uri.fsPath).split(path.sep).join('/'));
  return isOutside(relative) || path.isAbsolute(relative) ? undefined : relative;
}
