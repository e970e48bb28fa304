// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

/** What runs leave behind in an example, seen from its folder. */
const leftByRuns = ['.dvc/cache', '.dvc/stagewright', '.dvc/tmp', 'dvc.lock', 'live', 'metrics', 'models', 'prepared'];

/** Says that a folder was made here and may be made again: in `.git/`, or in the folder itself where there is no git. */
const mark = { withGit: '.git/stagewright-playground', plain: '.stagewright-playground' };

/**
 * Copies an example, without what runs left in it, makes its data, and commits it where git is there. A playground that
 * stands there already is made anew; any other folder that is not empty is left alone, and an error thrown.
 * @param {{ folder: string, example: string }} options `example` is a folder's name in `examples/`
 * @returns {Promise<void>}
 */
export async function makePlayground({ folder, example }) {
  const from = path.join(examples, example);
  if (!fs.existsSync(path.join(from, 'dvc.yaml'))) throw new Error(`There is no example ${example} in ${examples}`);
  if (fs.existsSync(folder) && !isPlayground(folder) && !isEmptyFolder(folder))
    throw new Error(`${folder} is there already and is no playground: remove it, or name another folder`);

  // Made aside, so that a playground is either whole or not there.
  const aside = `${folder}.new-${process.pid}`;
  try {
    const left = new Set(leftByRuns.map((name) => path.join(from, name)));
    await fs.promises.cp(from, aside, { recursive: true, filter: (source) => !left.has(source) });
    run(process.execPath, ['make-data.mjs'], aside);
    fs.writeFileSync(path.join(aside, commit(aside, example) ? mark.withGit : mark.plain), '');
    await fs.promises.rm(folder, { recursive: true, force: true });
    await fs.promises.rename(aside, folder);
  } finally {
    await fs.promises.rm(aside, { recursive: true, force: true });
  }
}

/** True for a folder that `makePlayground` made. @param {string} folder */
export function isPlayground(folder) {
  return Object.values(mark).some((file) => fs.existsSync(path.join(folder, file)));
}

/** @param {string} folder */
function isEmptyFolder(folder) {
  return fs.statSync(folder).isDirectory() && fs.readdirSync(folder).length === 0;
}

/** False where there is no git. @param {string} folder @param {string} example */
function commit(folder, example) {
  if (spawnSync('git', ['--version']).status !== 0) return false;
  const who = ['-c', 'user.name=Playground', '-c', 'user.email=playground@localhost', '-c', 'commit.gpgSign=false'];
  run('git', ['init', '--quiet'], folder);
  run('git', ['add', '--all'], folder);
  run('git', [...who, 'commit', '--quiet', '--no-verify', '--message', `The example ${example}`], folder);
  return true;
}

/** @param {string} program @param {readonly string[]} args @param {string} cwd */
function run(program, args, cwd) {
  // Inside a git hook the environment names another repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const done = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${done.error?.message ?? done.stderr.trim()}`);
}
