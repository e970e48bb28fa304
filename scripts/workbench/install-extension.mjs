// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWorkbench } from './install-workbench.mjs';
import { runProcess } from './run-process.mjs';

/**
 * Installs a packaged extension as a person would, so that a test can show that the package itself works.
 * @param {string} vsixPath
 * @param {string} extensionsDir the folder given to `startWorkbench`
 */
export async function installVsix(vsixPath, extensionsDir) {
  const { node, server } = await installWorkbench();
  const serverData = path.join(extensionsDir, '.install');
  const args = ['--install-extension', path.resolve(vsixPath), '--force', '--extensions-dir', path.resolve(extensionsDir)];
  await runProcess(node, ['out/server-main.js', '--accept-server-license-terms', '--server-data-dir', serverData, ...args], {
    cwd: server,
  });
  fs.rmSync(serverData, { recursive: true, force: true });
}

/**
 * Installs an extension's folder where it is, without a copy: after a build, a reload of the window runs the new one.
 * @param {string} extensionPath
 * @param {string} extensionsDir
 */
export function linkExtension(extensionPath, extensionsDir) {
  const folder = path.resolve(extensionPath);
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const listFile = path.join(extensionsDir, 'extensions.json');
  const id = `${publisher}.${name}`.toLowerCase();
  /** @type {{ identifier: { id: string } }[]} */
  const others = fs.existsSync(listFile) ? JSON.parse(fs.readFileSync(listFile, 'utf8')) : [];
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, path: pathToFileURL(folder).pathname, scheme: 'file' },
    metadata: { installedTimestamp: Date.now(), source: 'vsix', isApplicationScoped: false, pinned: true },
  };
  fs.mkdirSync(extensionsDir, { recursive: true });
  fs.writeFileSync(listFile, JSON.stringify([...others.filter((other) => other.identifier.id.toLowerCase() !== id), entry]));
}
