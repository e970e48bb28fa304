import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const repository = path.resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  /** Runs to its end in `cwd`. */
  run(cwd: string, ...args: string[]): Ended;
  /** Starts it; `ended` resolves when it is gone. */
  start(cwd: string, ...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> };
}

/** One program, with an environment that no setting of the person who runs the tests changes. */
function program(file: string, ...first: string[]): Program {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    SHELL: '/bin/sh',
    LC_ALL: 'C.UTF-8',
    DVC_NO_ANALYTICS: '1',
    DVC_SITE_CACHE_DIR: siteCache(),
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return {
    run(cwd, ...args) {
      const done = spawnSync(file, [...first, ...args], { cwd, env, encoding: 'utf8', timeout: 60_000 });
      return { code: done.status, signal: done.signal, out: done.stdout, err: done.stderr };
    },
    start(cwd, ...args) {
      const child = spawn(file, [...first, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      let err = '';
      child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
      child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
      const ended = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })));
      return { child, ended };
    },
  };
}

let cache: string | undefined;
/** DVC remembers hashes of files outside the repository: each test run has a memory of its own. */
function siteCache(): string {
  return (cache ??= fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-dvc-cache-')));
}

/** The real DVC, which judges us. */
export const dvc = program(process.env['STAGEWRIGHT_DVC'] ?? path.join(repository, '.python/bin/dvc'));

export const git = program('git');

let built: string | undefined;
/** Our command line, built from the sources as they are now, so that no old `dist/` is tested. */
export function stagewright(): Program {
  if (built === undefined) {
    built = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-cli-')), 'cli.cjs');
    buildSync({
      entryPoints: [path.join(repository, 'engine/cli/main.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      outfile: built,
      logLevel: 'error',
    });
  }
  return program(process.execPath, built);
}
