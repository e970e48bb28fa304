import type { Files } from '../ports/files.ts';
import type { Project } from './project.ts';

export type { Project } from './project.ts';

/** Reads all texts of a project. Never throws for what stands in them; `previous` lends its last good stages and what did not change. */
export function readProject(_files: Files, previous?: Project): Project {
  return (
    previous ?? { pipeline: { files: [], nodes: [], wires: [], params: [], diagnostics: [] }, texts: new Map(), paramValues: new Map() }
  );
}
