import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/workbench/run-command.mjs';
import { takeScreenshot } from '../../scripts/workbench/take-screenshot.mjs';
import { editorCanvas, openFirst, type First } from './open-first.ts';

let first: First;

beforeAll(async () => {
  first = await openFirst({ trust: false });
});
afterAll(async () => {
  await first.close();
});

/** Every file below a folder with its content's size and time. */
function tree(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}.git${path.sep}`))
    .map((file) => `${file} ${fs.statSync(file).mtimeMs}`)
    .sort();
}

/** The processes of our command line that stand in the folder; VS Code's own language servers stand there too. */
function processesOf(folder: string): readonly string[] {
  return fs
    .readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      try {
        const line = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const cwd = fs.readlinkSync(`/proc/${pid}/cwd`);
        return line.includes('dist/cli.cjs') && cwd.startsWith(folder) ? [line] : [];
      } catch {
        return [];
      }
    });
}

describe('a folder that is not trusted', () => {
  it('shows its pipeline, and neither runs nor writes anything', async () => {
    const before = tree(first.folder);
    const canvas = await editorCanvas(first);
    await canvas.locator('[data-stage="train"]').waitFor();
    await takeScreenshot(first.page, 'vscode-untrusted');
    expect(await canvas.getByRole('button', { name: 'Run all' }).isDisabled()).toBe(true);
    // The command is not offered, so asking for it by name finds nothing.
    const offered = await runCommand(first.page, 'Stagewright: Run Pipeline').then(
      () => true,
      () => false,
    );
    expect(offered).toBe(false);
    expect(processesOf(first.folder)).toEqual([]);
    expect(tree(first.folder)).toEqual(before);
  });
});
