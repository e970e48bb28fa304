import { folderOf, isOutside, type RepoPath } from '../../engine/model/path.ts';
import type { Project } from '../../engine/sync/read-project.ts';

/** Tells whether a change of a file on disk says something about the project. */
export type Interests = (path: string) => boolean;

/** Texts of pipelines anywhere; deps, params and outs; whatever lies in them, and the folders they lie in. */
export function interestsOf({ pipeline, texts }: Pick<Project, 'pipeline' | 'texts'>): Interests {
  const files = new Set<string>(texts.keys());
  for (const node of pipeline.nodes) {
    for (const dep of node.deps) files.add(dep.resolved);
    for (const out of node.outs) files.add(out.resolved);
    if (node.kind === 'stage') for (const params of node.params) files.add(params.resolved);
  }
  const folders = new Set<string>();
  for (const file of files) {
    if (isOutside(file as RepoPath)) continue;
    for (const folder of foldersAbove(file)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return (path) => {
    if (isNeverLookedAt(path)) return false;
    if (/(^|\/)(dvc\.yaml|dvc\.lock|[^/]+\.dvc|\.dvcignore)$/.test(path)) return true;
    return files.has(path) || folders.has(path) || foldersAbove(path).some((folder) => files.has(folder));
  };
}

const isNeverLookedAt = (path: string): boolean => /(^|\/)(\.git|node_modules)(\/|$)/.test(path) || path.startsWith('.dvc/');

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path as RepoPath); folder !== '.' && folder !== '/'; folder = folderOf(folder)) folders.push(folder);
  return folders;
}
