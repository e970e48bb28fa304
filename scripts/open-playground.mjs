// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDesktop } from './open-desktop.mjs';
import { isPlayground, makePlayground } from './make-playground.mjs';
import { linkExtension } from './workbench/install-extension.mjs';
import { startWorkbench } from './workbench/start-workbench.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const playground = path.join(repository, '.playground', 'first');
const userDataDir = path.join(repository, '.playground', 'vscode');
/** Shows the canvas at once. An extension of its own, so that Stagewright itself need not know of playgrounds. */
const openCanvas = fileURLToPath(new URL('open-canvas', import.meta.url));

const usage = `--no-open   only print the address
--fresh     make the playground anew
--browser   the browser workbench also where the desktop VS Code is installed
--port N    for the browser workbench; a free one when left out`;

/** @typedef {{ open: boolean, fresh: boolean, browser: boolean, port: number }} Flags */

/** What stands behind `npm start --`; what is wrong there is said, and ends the process with 2. @returns {Flags} */
export function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        'no-open': { type: 'boolean' },
        fresh: { type: 'boolean' },
        browser: { type: 'boolean' },
        port: { type: 'string' },
      },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
    return { open: !values['no-open'], fresh: values.fresh ?? false, browser: values.browser ?? false, port };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

/**
 * Makes the playground where it is not there yet and opens it in a VS Code that has the built extension: the desktop one,
 * else the browser workbench, which then runs until Ctrl+C.
 * @param {Flags} flags
 * @returns {Promise<'desktop' | 'browser'>} what it was opened in
 */
export async function openPlayground({ open, fresh, browser, port }) {
  if (fresh || !isPlayground(playground)) {
    fs.mkdirSync(path.dirname(playground), { recursive: true });
    await makePlayground({ folder: playground, example: 'first' });
    console.log(`The playground is ${path.relative(process.cwd(), playground) || playground}`);
  }
  if (open && !browser && openDesktop({ folder: playground, extensions: [repository, openCanvas] })) return 'desktop';
  await openInBrowser({ open, port });
  return 'browser';
}

/** @param {{ open: boolean, port: number }} options */
async function openInBrowser({ open, port }) {
  const extensionsDir = path.join(userDataDir, 'extensions');
  linkExtension(openCanvas, extensionsDir);
  const server = await startWorkbench({
    folder: playground,
    extensionPath: repository,
    mode: 'installed',
    // All that is in the folder was written by the script that asks.
    trust: true,
    token: randomBytes(16).toString('hex'),
    userDataDir,
    extensionsDir,
    port,
  });
  let stopping = false;
  const stop = async () => {
    // Who presses Ctrl+C again does not want to wait: what was started ends with this process anyway.
    if (stopping) process.exit(1);
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop());
  console.log(`\nStagewright is at ${server.url}\nCtrl+C ends it.`);
  if (open) showInBrowser(server.url);
}

/** In the system's browser; without one, or without a display, the printed address has to do. @param {string} url */
function showInBrowser(url) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [program, ...args] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['explorer', url] : ['xdg-open', url];
  const child = spawn(/** @type {string} */ (program), args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
