import fs from 'node:fs';
import path from 'node:path';

/** The nearest folder at or above `folder` that holds `.dvc`; `folder` itself where there is none. Absolute. */
export function findRoot(folder: string): string {
  const start = path.resolve(folder);
  for (let here = start; ; here = path.dirname(here)) {
    if (fs.existsSync(path.join(here, '.dvc')) && fs.statSync(path.join(here, '.dvc')).isDirectory()) return here;
    if (path.dirname(here) === here) return start;
  }
}
