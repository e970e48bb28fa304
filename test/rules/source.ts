import fs from 'node:fs';
import path from 'node:path';

/** One file as the rules see it; `file` is relative to the repository, with `/`. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export const repository = path.resolve(import.meta.dirname, '../..');

/** All source files below these folders of the repository. */
export function readSources(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((file) => /\.(ts|tsx|mjs|cjs|css)$/.test(file) && !file.includes('/node_modules/'))
      .map((file) => ({ file, text: fs.readFileSync(path.join(repository, file), 'utf8') })),
  );
}
