#!/usr/bin/env node
// @ts-check
/**
 * Takes the place of a desktop VS Code's executable for `@vscode/test-electron`, which starts it with the command line below and
 * reads its exit code: the tests run in the extension host of the workbench in `.workbench/`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { isKnownNoise } from './is-known-noise.mjs';
import { openWorkbench } from './open-workbench.mjs';

const list = /** @type {const} */ ({ type: 'string', multiple: true });
const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: list, extensionTestsPath: list, 'user-data-dir': list, 'extensions-dir': list },
  // The rest is about Electron.
  strict: false,
  allowPositionals: true,
});
const first = (/** @type {keyof typeof values} */ name) => /** @type {string[] | undefined} */ (values[name])?.[0];

process.exitCode = await run();

async function run() {
  /** @type {(code: number) => void} */
  let finish = () => {};
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => (finish = resolve));
  const userDataDir = first('user-data-dir');
  const settings = readSettings(userDataDir);
  const timeoutMs = Number(process.env.STAGEWRIGHT_TEST_TIMEOUT) || 600_000;
  const late = setTimeout(() => {
    console.error(`The tests did not end within ${timeoutMs / 1000} s.`);
    finish(124);
  }, timeoutMs);
  const workbench = await openWorkbench({
    folder: positionals[0],
    extensionPath: first('extensionDevelopmentPath'),
    extensionTestsPath: first('extensionTestsPath'),
    userDataDir,
    extensionsDir: first('extensions-dir'),
    settings,
    trust: settings['security.workspace.trust.enabled'] === false,
    // VS Code calls these two when tests are run in a browser.
    beforeLoad: async (page) => {
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        const text = [args]
          .flat()
          .map((arg) => (typeof arg === 'string' ? arg : inspect(arg)))
          .join(' ');
        if (isKnownNoise(text)) return;
        const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
        stream.write(`${text}\n`);
      });
      await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => finish(code));
      page.on('crash', () => finish(1));
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => finish(130));
  const code = await finished;
  clearTimeout(late);
  await workbench.close();
  return code;
}

/** @param {string | undefined} userDataDir @returns {Record<string, unknown>} */
function readSettings(userDataDir) {
  try {
    return JSON.parse(fs.readFileSync(path.join(userDataDir ?? '', 'User', 'settings.json'), 'utf8'));
  } catch {
    return {};
  }
}
