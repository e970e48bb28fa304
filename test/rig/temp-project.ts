import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of a test's own, gone when the test is. */
export interface TempProject {
  /** Absolute, all links followed. */
  readonly root: string;
  write(file: string, text: string): void;
  /** Undefined where there is no such file. */
  read(file: string): string | undefined;
  remove(file: string): void;
  exists(file: string): boolean;
  /** The files below a folder as `path` → `mode text`, read-only or not; for comparing whole trees. */
  tree(folder: string): ReadonlyMap<string, string>;
}

/** A project made of `files`, path to text. */
export function tempProject(files: Readonly<Record<string, string>>): TempProject {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-project-')));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  const at = (file: string) => path.join(root, file);
  const project: TempProject = {
    root,
    write(file, text) {
      fs.mkdirSync(path.dirname(at(file)), { recursive: true });
      fs.writeFileSync(at(file), text);
    },
    read: (file) => (fs.existsSync(at(file)) ? fs.readFileSync(at(file), 'utf8') : undefined),
    remove: (file) => fs.rmSync(at(file), { recursive: true, force: true }),
    exists: (file) => fs.existsSync(at(file)),
    tree(folder) {
      const found = new Map<string, string>();
      const names = fs.existsSync(at(folder)) ? fs.readdirSync(at(folder), { recursive: true, encoding: 'utf8' }) : [];
      for (const name of names.sort()) {
        const file = path.join(root, folder, name);
        const stat = fs.statSync(file);
        if (stat.isFile()) found.set(name, `${(stat.mode & 0o777).toString(8)} ${fs.readFileSync(file, 'utf8')}`);
      }
      return found;
    },
  };
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
}
