// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { linkExtension } from './install-extension.mjs';
import { installWorkbench } from './install-workbench.mjs';
import { newRunFolder } from './new-run-folder.mjs';
import { stopProcessTree } from './stop-process-tree.mjs';
import { writeUserSettings } from './write-user-settings.mjs';

/**
 * @typedef {object} WorkbenchOptions
 * @property {string | undefined} [folder] the folder to open; none opens an empty window
 * @property {boolean} trust `false` leaves Restricted Mode on
 * @property {string | undefined} [extensionPath] the extension's folder
 * @property {'development' | 'installed' | undefined} [mode] How VS Code gets the extension. `development` is as with F5, and needs a browser driven by
 *   these scripts; `installed` is for people: it works in any browser.
 * @property {string | undefined} [extensionTestsPath] a module whose `run()` the extension host calls (mode `development`)
 * @property {string | undefined} [userDataDir] settings, state and logs; a folder of its own, removed at the end, when left out
 * @property {string | undefined} [extensionsDir] where extensions are installed; inside `userDataDir` when left out
 * @property {Record<string, unknown> | undefined} [settings] user settings
 * @property {string | undefined} [token] whoever has no such token is refused; without one everybody on `host` is served
 * @property {string | undefined} [host]
 * @property {number | undefined} [port] 0 takes a free one
 * @property {Record<string, string> | undefined} [env] added to the environment of the server, the extension host and its terminals
 * @property {((message: string) => void) | undefined} [log]
 */

/** @typedef {{ url: string, port: number, userDataDir: string, log: () => string, stop: () => Promise<void> }} RunningWorkbench */

const endWithParent = fileURLToPath(new URL('end-with-parent.mjs', import.meta.url));
const readyTimeoutMs = 60_000;

/**
 * Starts the server of a real VS Code and waits until it answers. The server, the extension host and the terminals end
 * with `stop()`, and also when this process ends in any other way.
 * @param {WorkbenchOptions} options
 * @returns {Promise<RunningWorkbench>} `url` opens the folder, with the token if there is one; `log()` is what the server printed
 */
export async function startWorkbench(options) {
  const { folder, extensionPath, extensionTestsPath, mode = 'development', token, host = '127.0.0.1', port = 0, log = () => {} } = options;
  const { node, nodeBin, server } = await installWorkbench({ log });
  const ownData = options.userDataDir === undefined;
  const userDataDir = path.resolve(options.userDataDir ?? newRunFolder());
  const extensionsDir = path.resolve(options.extensionsDir ?? path.join(userDataDir, 'extensions'));
  fs.mkdirSync(extensionsDir, { recursive: true });
  writeUserSettings({ userDataDir, trust: options.trust, ...(options.settings && { settings: options.settings }) });
  if (extensionPath && mode === 'installed') linkExtension(extensionPath, extensionsDir);

  const args = ['out/server-main.js', '--host', host, '--port', String(port), '--accept-server-license-terms', '--telemetry-level', 'off'];
  args.push(...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]));
  args.push('--server-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  // Only with its driver does the workbench take a `payload` from the address; people get a server without it.
  if (mode === 'development') args.push('--enable-smoke-test-driver');

  const child = spawn(node, ['--import', pathToFileURL(endWithParent).href, ...args], {
    cwd: server,
    // A group of its own, so that all of it can be ended.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...serverEnvironment(nodeBin),
      // Without the address of a gallery nothing asks the internet for extensions.
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      ...options.env,
      STAGEWRIGHT_SERVER_PARENT: String(process.pid),
    },
  });
  const exited = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await stopProcessTree(child.pid);
    await exited;
    if (ownData) await removeFolder(userDataDir);
  };

  try {
    const boundPort = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`it was not ready after ${readyTimeoutMs / 1000} s`)), readyTimeoutMs);
      const read = (/** @type {string} */ text) => {
        printed += text;
        log(text.trimEnd());
        const listening = /Extension host agent listening on (\d+)/.exec(printed);
        if (listening) {
          clearTimeout(late);
          resolve(Number(listening[1]));
        }
      };
      child.stdout.setEncoding('utf8').on('data', read);
      child.stderr.setEncoding('utf8').on('data', read);
      child.stdin.on('error', () => {});
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? code}`)));
    });
    const url = address({
      host,
      port: boundPort,
      folder,
      token,
      payload: mode === 'development' ? { extensionPath, extensionTestsPath } : null,
    });
    return { url, port: boundPort, userDataDir, log: () => printed, stop };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await stop();
    throw new Error(`The VS Code server did not start: ${reason}. ${printed.trim().split('\n').slice(-3).join(' | ')}`, { cause: error });
  }
}

/**
 * @param {{ host: string, port: number, folder: string | undefined, token: string | undefined,
 *   payload: { extensionPath: string | undefined, extensionTestsPath: string | undefined } | null }} options
 */
function address({ host, port, folder, token, payload }) {
  const authority = `${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  const url = new URL(`http://${authority}/`);
  if (token !== undefined) url.searchParams.set('tkn', token);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', path.resolve(folder));
  if (payload) {
    const remote = (/** @type {string} */ file) =>
      new URL(`vscode-remote://${authority}${pathToFileURL(path.resolve(file)).pathname}`).href;
    const entries = [['skipWelcome', 'true']];
    if (payload.extensionPath) entries.push(['extensionDevelopmentPath', remote(payload.extensionPath)]);
    if (payload.extensionTestsPath) entries.push(['extensionTestsPath', remote(payload.extensionTestsPath)]);
    url.searchParams.set('payload', JSON.stringify(entries));
  }
  return url.href;
}

/** The terminals of the workbench see this environment: nothing of npm's, nor of the VS Code one may be working in. @param {string} nodeBin */
function serverEnvironment(nodeBin) {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_ENV$|VITEST)/.test(name));
  // The pinned Node is called by its path, so PATH, and with it what a pipeline's commands find, stays as it is.
  return Object.fromEntries(own.map(([name, value]) => [name, name === 'PATH' ? (value ?? nodeBin) : value]));
}

/** A server that was just ended may still have a file open for an instant. @param {string} folder */
async function removeFolder(folder) {
  await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
