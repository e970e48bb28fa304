import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makePlayground } from '../../scripts/make-playground.mjs';
import { openWorkbench } from '../../scripts/workbench/open-workbench.mjs';
import { runCommand } from '../../scripts/workbench/run-command.mjs';
import { webviewFrame } from '../../scripts/workbench/webview-frame.mjs';

export type Frame = Awaited<ReturnType<typeof webviewFrame>>;
export const repo = path.resolve(import.meta.dirname, '../..');

/** A real VS Code on a fresh copy of `examples/first`, with the extension as F5 would load it. */
export async function openFirst({ trust = true, env = {} }: { trust?: boolean; env?: Record<string, string> } = {}) {
  const folder = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-vscode-'))), 'first');
  await makePlayground({ folder, example: 'first' });
  const settings = { 'files.autoSave': 'off', 'workbench.startupEditor': 'none' };
  const vscode = await openWorkbench({ folder, extensionPath: repo, trust, settings, env });
  const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
  const close = async () => {
    await vscode.close();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  };
  return { ...vscode, folder, read, close };
}

export type First = Awaited<ReturnType<typeof openFirst>>;

/** The canvas as an editor: wider than the one in the sidebar. */
export async function editorCanvas({ page }: First): Promise<Frame> {
  await runCommand(page, 'Stagewright: Open Canvas');
  return webviewFrame(page, canvasWider(560), { timeout: 30_000 });
}

/** The canvas in the sidebar. */
export async function sidebarCanvas({ page }: First): Promise<Frame> {
  await runCommand(page, 'View: Show Stagewright');
  return webviewFrame(page, (frame) => frame.evaluate(() => innerWidth < 560 && document.querySelector('[data-stage]') !== null), {
    timeout: 30_000,
  });
}

const canvasWider = (least: number) => (frame: Frame) =>
  frame.evaluate((width) => innerWidth >= width && document.querySelector('[data-stage]') !== null, least);

/** Draws with the mouse, from the middle of one thing to the middle of another. */
export async function drag({ page }: First, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

/** The middle of an element on the page, whatever frames it is in. */
export async function middle(frame: Frame, selector: string): Promise<{ x: number; y: number }> {
  const box = await frame.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The lines that `after` has and `before` has not, and the reverse, as a multiset. */
export function changedLines(before: string, after: string): { added: string[]; removed: string[] } {
  const rest = before.split('\n');
  const added = after.split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { added, removed: rest };
}
