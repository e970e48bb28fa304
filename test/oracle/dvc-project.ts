import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const repo = path.resolve(import.meta.dirname, '../..');
const dvc = process.env['STAGEWRIGHT_DVC'] ?? path.join(repo, '.python/bin/dvc');

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project in a folder of its own, with git and DVC set up, that our command line and the real DVC take turns on. */
export function dvcProject(texts: Readonly<Record<string, string>>) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-oracle-')));
  const env = { ...process.env, DVC_NO_ANALYTICS: '1', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' };
  const call = (program: string, args: readonly string[]): Said => {
    const done = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', timeout: 60_000 });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  call('git', ['init', '-q']);
  call(dvc, ['init', '-q']);
  for (const [file, text] of Object.entries(texts)) write(file, text);
  return {
    folder,
    env,
    write,
    read: (file: string) => fs.readFileSync(path.join(folder, file), 'utf8'),
    has: (file: string) => fs.existsSync(path.join(folder, file)),
    ours: (...args: string[]) => call(process.execPath, [path.join(repo, 'dist/cli.cjs'), ...args]),
    dvc: (...args: string[]) => call(dvc, args),
    /** The objects of the cache by name, with their text and mode. */
    objects: () => {
      const root = path.join(folder, '.dvc/cache/files/md5');
      if (!fs.existsSync(root)) return [];
      return fs
        .readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(path.join(root, name)).isFile())
        .sort()
        .map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8'), fs.statSync(path.join(root, name)).mode & 0o777] as const);
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
