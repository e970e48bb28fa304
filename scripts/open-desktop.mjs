// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** The oldest VS Code that the extension runs in, as `major.minor`. */
const needed = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.vscode.replace(/^\D+/, '');

/**
 * Opens a folder in a window of the desktop VS Code that loads these extensions from their folders, as with F5.
 * @param {{ folder: string, extensions: readonly string[] }} options
 * @returns {boolean} false where there is no `code` on the PATH that can; why is said where there is one
 */
export function openDesktop({ folder, extensions }) {
  // In a terminal of a remote VS Code, `code` talks to that window and loads nothing from folders.
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  const asked = code(['--version']);
  const version = /^(\d+)\.(\d+)/.exec(asked.stdout ?? '');
  if (asked.status !== 0 || version === null) return false;
  if (!isAtLeast(version, needed)) {
    console.log(`The VS Code on the PATH is ${version[0]}, and Stagewright needs ${needed}: taking the browser workbench.`);
    return false;
  }
  const done = code(['--new-window', ...extensions.map((extension) => `--extensionDevelopmentPath=${extension}`), folder]);
  if (done.status === 0) console.log('VS Code opens in a window of its own.');
  else console.log(`The VS Code on the PATH did not start (${done.stderr.trim()}): taking the browser workbench.`);
  return done.status === 0;
}

/** @param {readonly string[]} args */
function code(args) {
  // On Windows `code` is a batch file, which only a shell runs; what it is given are paths of this repository and our own words.
  if (process.platform !== 'win32') return spawnSync('code', args, { encoding: 'utf8' });
  return spawnSync(
    'code',
    args.map((arg) => `"${arg}"`),
    { encoding: 'utf8', shell: true },
  );
}

/** @param {RegExpExecArray} version @param {string} least */
function isAtLeast([, major, minor], least) {
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return Number(major) > leastMajor || (Number(major) === leastMajor && Number(minor) >= leastMinor);
}
