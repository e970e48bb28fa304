// @ts-check
/** Builds, and packs `dist/stagewright-<version>.vsix` with `vsce`. Fails where the package is larger than it may be. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Bytes. */
const largest = 5_000_000;

/** Answers with the package's path. */
export async function packageExtension() {
  await build();
  const { version } = /** @type {{ version: string }} */ (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')));
  const file = path.join(root, 'dist', `stagewright-${version}.vsix`);
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  execFileSync(process.execPath, [vsce, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const { size } = fs.statSync(file);
  if (size > largest) throw new Error(`${file} has ${size} bytes, and may have ${largest}`);
  console.log(`${path.relative(root, file)}: ${(size / 1e6).toFixed(2)} MB`);
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
