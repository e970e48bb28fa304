// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The DVC that judges us. */
const version = '3.67.1';
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '.python');

/**
 * Makes the git-ignored `.python`, a Python environment with the pinned DVC, once.
 * @param {(line: string) => void} log
 * @returns {{ ok: true, path: string } | { ok: false, why: string }} `path` is the dvc program
 */
export function installDvc(log) {
  const bin = path.join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const dvc = path.join(bin, 'dvc');
  // Asked, not only looked for: an interrupted installation leaves a program that does not start.
  const works = () =>
    spawnSync(dvc, ['--version'], { encoding: 'utf8', env: { ...process.env, DVC_NO_ANALYTICS: '1' } }).stdout?.trim() === version;
  if (fs.existsSync(dvc) && works()) return { ok: true, path: dvc };
  log(`making .python with DVC ${version} (once; a minute)`);
  const steps = [
    ['python3', '-m', 'venv', '--clear', folder],
    [path.join(bin, 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `dvc==${version}`],
  ];
  for (const [program = '', ...args] of steps) {
    const done = spawnSync(program, args, { encoding: 'utf8' });
    if (done.status !== 0)
      return {
        ok: false,
        why: `${program} ${args.slice(0, 3).join(' ')} failed: ${(done.stderr || String(done.error)).trim().split('\n').at(-1)}`,
      };
  }
  return works() ? { ok: true, path: dvc } : { ok: false, why: 'the installed dvc does not start' };
}
