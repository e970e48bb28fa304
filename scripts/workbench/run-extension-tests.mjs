// @ts-check
import { runTests } from '@vscode/test-electron';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWorkbench } from './install-workbench.mjs';
import { newRunFolder } from './new-run-folder.mjs';

const standIn = fileURLToPath(new URL('code-stand-in.mjs', import.meta.url));

/**
 * Runs a module's `run()` in a real extension host, where `vscode` can be required. The VS Code is the one of `.workbench/`, or a desktop one
 * when STAGEWRIGHT_VSCODE is `download` or the path of its executable: the tests are the same.
 * What the tests print is printed.
 * @param {object} options
 * @param {string} options.extensionPath
 * @param {string} options.extensionTestsPath a CommonJS module that exports `run(): Promise<void>`, which rejects when a test fails
 * @param {string} [options.folder] the folder to open
 * @param {boolean} [options.trust] `false` leaves Restricted Mode on
 * @param {Record<string, unknown>} [options.settings] user settings
 * @param {Record<string, string>} [options.env]
 * @param {number} [options.timeoutMs] 10 minutes when left out
 * @returns {Promise<number>} the exit code
 */
export async function runExtensionTests({ extensionPath, extensionTestsPath, folder, trust = true, settings, env, timeoutMs = 600_000 }) {
  const desktop = process.env.STAGEWRIGHT_VSCODE;
  if (!desktop) {
    await installWorkbench();
    // An archive may not have kept the mode that makes it a program.
    fs.chmodSync(standIn, 0o755);
  }
  const data = newRunFolder();
  const userSettings = path.join(data, 'User', 'settings.json');
  fs.mkdirSync(path.dirname(userSettings), { recursive: true });
  fs.writeFileSync(userSettings, JSON.stringify({ ...settings, 'security.workspace.trust.enabled': !trust }));
  try {
    return await runTests({
      ...(desktop !== 'download' && { vscodeExecutablePath: desktop ?? standIn }),
      extensionDevelopmentPath: path.resolve(extensionPath),
      extensionTestsPath: path.resolve(extensionTestsPath),
      launchArgs: [
        ...(folder ? [path.resolve(folder)] : []),
        `--user-data-dir=${data}`,
        `--extensions-dir=${path.join(data, 'extensions')}`,
      ],
      extensionTestsEnv: { ...env, STAGEWRIGHT_TEST_TIMEOUT: String(timeoutMs) },
    });
  } catch (error) {
    const code = /** @type {{ code?: number }} */ (error).code;
    if (typeof code === 'number') return code;
    throw error;
  } finally {
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
