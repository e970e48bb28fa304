import type { Fix } from '../model/diagnostic.ts';
import { folderOf, isOutside, joinPath, nameOf, relativePath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';
import type { Dep, PipelineNode } from '../model/stage.ts';
import { outIndex } from '../graph/out-index.ts';
import type { Files } from '../ports/files.ts';
import type { Report } from '../text/report.ts';
import { isUrl } from '../text/resolve-path.ts';
import { nearNames } from './near-names.ts';

/** Deps and params files that are not there and that no stage makes. What lies outside the project is not looked at. */
export function missingFiles(nodes: readonly PipelineNode[], files: Files, reportIn: (file: RepoPath) => Report): void {
  const index = outIndex(nodes);
  const outs = nodes.flatMap((node) => node.outs.map((out) => out.resolved));
  const there = new Map<string, boolean>();
  const known = (path: RepoPath) => {
    if (isOutside(path) || path.includes('${') || isUrl(path)) return true;
    let exists = there.get(path);
    if (exists === undefined) there.set(path, (exists = index.touching(path).length > 0 || isThere(files, path)));
    return exists;
  };
  for (const node of nodes) {
    for (const dep of node.deps) {
      if (known(dep.resolved)) continue;
      const near = nearPaths(dep.resolved, files, outs).map((path) => relativePath(node.wdir, path));
      const message = `'${dep.path}' does not exist, and no stage makes it${near[0] === undefined ? '' : `: did you mean '${near[0]}'?`}`;
      reportIn(node.file)(dep.at, 'warning', 'missing-dep', message, fixes(node, dep, near));
    }
    for (const param of node.kind === 'stage' ? node.params : []) {
      if (known(param.resolved)) continue;
      const fix: Fix = { type: 'create-file', title: `Create ${param.file}`, path: param.resolved };
      reportIn(node.file)(param.at, 'warning', 'missing-params-file', `the params file '${param.file}' does not exist`, [fix]);
    }
  }
}

/** A path that the system refuses to look at (too long, a file where a folder should be) is not there. */
function isThere(files: Files, path: RepoPath): boolean {
  try {
    return files.stat(path) !== undefined;
  } catch {
    return false;
  }
}

function fixes(node: PipelineNode, dep: Dep, near: readonly string[]): Fix[] {
  const rename = near.map((to): Fix => ({
    type: 'edit',
    title: `Change to '${to}'`,
    edit: { type: 'rename-dep', stage: node.address, path: dep.path, to },
  }));
  return [...(node.kind === 'stage' ? rename : []), { type: 'create-file', title: `Create ${dep.path}`, path: dep.resolved }];
}

function nearPaths(path: RepoPath, files: Files, outs: readonly RepoPath[]): RepoPath[] {
  const folder = folderOf(path);
  let siblings: readonly string[] = [];
  try {
    siblings = (files.list(folder) ?? []).map((entry) => entry.name);
  } catch {
    // A folder that cannot be listed has no suggestions.
  }
  const here = nearNames(
    nameOf(path),
    siblings.filter((name) => !name.endsWith('.dvc')),
  ).map((name) => joinPath(folder, name));
  return [...new Set([...nearNames(path, outs).map((out) => joinPath('.', out)), ...here])].slice(0, 3);
}
