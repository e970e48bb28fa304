// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const root = path.join(repository, '.workbench');
const server = path.join(root, 'node_modules', 'code-server', 'lib', 'vscode');

/** Where everything of the workbench is kept: one git-ignored folder, which can be deleted at any time and is then made again. */
export const workbenchFolder = {
  repository,
  root,
  modules: path.join(root, 'node_modules'),
  /** VS Code's server and its web workbench, as code-server ships them. */
  server,
  serverExtensions: path.join(server, 'extensions'),
  /** The pinned browser, unpacked. */
  browser: path.join(root, 'browser'),
  /** One file per finished step of an install. */
  steps: path.join(root, 'steps'),
  /** Written when every step is done. */
  stamp: path.join(root, 'installed.json'),
  lock: path.join(root, 'install.lock'),
  /** Server data and extensions of runs that name no folder of their own. */
  runs: path.join(root, 'runs'),
};
