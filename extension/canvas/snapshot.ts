import path from 'node:path';
import type { ParamRow, CanvasSnapshot } from '../../webview/protocol/to-webview.ts';
import type { Place } from '../../webview/protocol/to-host.ts';
import type { RepoPath } from '../../engine/model/path.ts';
import type { Project } from '../../engine/sync/read-project.ts';

export interface SnapshotFacts {
  /** Absolute. */
  readonly root: string;
  readonly project: Project;
  readonly revision: number;
  /** The file whose canvas this is; new stages go there. */
  readonly file: RepoPath;
  readonly trusted: boolean;
  readonly places: Readonly<Record<string, Place>>;
}

/** All that a canvas shows of the texts. */
export function snapshot({ root, project, revision, file, trusted, places }: SnapshotFacts): CanvasSnapshot {
  const { nodes, wires, files, params, diagnostics } = project.pipeline;
  const rows = params.flatMap(({ path: from, entries }): ParamRow[] => {
    const text = project.texts.get(from);
    if (text === undefined) return [];
    return entries.map(({ key, at }) => ({ file: from, key, text: text.slice(at.start, at.end) }));
  });
  const title = path.basename(root);
  return {
    type: 'snapshot',
    revision,
    title,
    file,
    exists: files.length > 0,
    trusted,
    nodes,
    wires,
    files,
    params: rows,
    diagnostics,
    places,
  };
}
