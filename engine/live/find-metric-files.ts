import { folderOf, isOutside, isWithin, joinPath, nameOf, type RepoPath } from '../model/path.ts';
import type { Stage } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';

export interface MetricFiles {
  /** Tables with a row a step; `name` is the metric's name where the table has one column beside the step. */
  readonly tables: readonly { readonly path: RepoPath; readonly name: string; readonly separator: '\t' | ',' }[];
  /** JSON files of newest values. */
  readonly values: readonly RepoPath[];
}

/** Bytes; a larger file is no metrics file, and nothing that a panel should wait for. */
const largest = 50 << 20;
/** Folders in folders; DVCLive makes one for each `/` in a metric's name. */
const deepest = 6;
const mostTables = 500;

/**
 * The files below the project in which a stage writes metrics: DVCLive's layout in `live/<stage>`, in any declared `dvclive` folder
 * and beside any declared `metrics.json`; further all declared metrics (JSON) and plots (TSV, CSV, folders of them).
 */
export function findMetricFiles(files: Files, stage: Stage): MetricFiles {
  const folders = new Set<RepoPath>([joinPath(stage.wdir, `live/${stage.name}`)]);
  const values = new Set<RepoPath>();
  const plots = new Set<RepoPath>();
  for (const out of stage.outs) {
    if (nameOf(out.resolved) === 'dvclive') folders.add(out.resolved);
    if (out.kind === 'metric' && out.resolved.endsWith('.json')) values.add(out.resolved);
    if (out.kind === 'metric' && nameOf(out.resolved) === 'metrics.json' && folderOf(out.resolved) !== '.')
      folders.add(folderOf(out.resolved));
    if (out.kind === 'plot') plots.add(out.resolved);
  }
  for (const folder of folders) {
    values.add(joinPath(folder, 'metrics.json'));
    plots.add(joinPath(folder, 'plots/metrics'));
  }
  const isOurs = insideOnly(files);
  const tables = new Map<RepoPath, MetricFiles['tables'][number]>();
  const add = (path: RepoPath, name: string): void => {
    const separator = path.endsWith('.tsv') ? '\t' : path.endsWith('.csv') ? ',' : undefined;
    if (separator !== undefined && tables.size < mostTables && !tables.has(path) && isOurs(path))
      tables.set(path, { path, name, separator });
  };
  const walk = (folder: RepoPath, prefix: string, depth: number): void => {
    for (const entry of files.list(folder) ?? []) {
      const path = joinPath(folder, entry.name);
      if (entry.kind === 'folder' && depth < deepest) walk(path, `${prefix}${entry.name}/`, depth + 1);
      else if (entry.kind === 'file') add(path, prefix + entry.name.replace(/\.[ct]sv$/, ''));
    }
  };
  for (const plot of plots) {
    if (isOutside(plot)) continue;
    if (/\.[ct]sv$/.test(plot)) add(plot, nameOf(plot).replace(/\.[ct]sv$/, ''));
    else walk(plot, '', 0);
  }
  return { tables: [...tables.values()], values: [...values].filter(isOurs) };
}

/** Tells whether a path is a regular file in the project, links followed. */
function insideOnly(files: Files): (path: RepoPath) => boolean {
  const root = files.realPath('.');
  return (path) => {
    if (isOutside(path)) return false;
    const stat = files.stat(path);
    if (stat?.kind !== 'file' || stat.size > largest) return false;
    const real = files.realPath(path);
    return root !== undefined && real !== undefined && isWithin(real, root);
  };
}
