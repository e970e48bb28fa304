// @ts-check
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { workbenchFolder } from './workbench-folder.mjs';

/** @typedef {{ name: string, executablePath: string, env: Record<string, string>, args: string[] }} Browser */

/** `--no-sandbox` because the tests also run as root and in containers, where Chromium's sandbox cannot start. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser to test with: the one in STAGEWRIGHT_CHROME, else the pinned one where it runs, so that every machine
 * tests with the same, else a Chrome or Chromium that is installed.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const chosen = process.env.STAGEWRIGHT_CHROME;
  if (chosen) {
    if (!fs.existsSync(chosen)) throw new Error(`STAGEWRIGHT_CHROME names ${chosen}, which does not exist.`);
    return { name: chosen, executablePath: chosen, env: ownEnvironment(), args };
  }
  const pinned = pinnedBrowser();
  if (fs.existsSync(pinned.executablePath) && (await starts(pinned))) return pinned;
  const installed = installedBrowsers().find((file) => fs.existsSync(file));
  if (installed) return { name: installed, executablePath: installed, env: ownEnvironment(), args };
  throw new Error('No browser to show VS Code in: install Chrome or Chromium, or set STAGEWRIGHT_CHROME to one.');
}

/** @returns {Browser} */
function pinnedBrowser() {
  const folder = workbenchFolder.browser;
  return {
    name: 'pinned',
    executablePath: path.join(folder, 'chromium'),
    args: [...args, '--font-render-hinting=none'],
    env: {
      ...ownEnvironment(),
      // NSS and expat come with it, so that they need not be installed.
      LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, path.join(folder, 'al2023', 'lib')].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(folder, 'fonts', 'fonts.conf'),
    },
  };
}

/** @param {Browser} browser */
async function starts(browser) {
  try {
    await promisify(execFile)(browser.executablePath, ['--version'], { env: browser.env, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function installedBrowsers() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  return (process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
}

function ownEnvironment() {
  return /** @type {Record<string, string>} */ (Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)));
}
