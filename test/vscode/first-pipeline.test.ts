import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProblems } from '../../scripts/workbench/read-problems.mjs';
import { runCommand } from '../../scripts/workbench/run-command.mjs';
import { takeScreenshot } from '../../scripts/workbench/take-screenshot.mjs';
import { webviewFrame } from '../../scripts/workbench/webview-frame.mjs';
import { changedLines, drag, editorCanvas, middle, openFirst, sidebarCanvas, type First, type Frame } from './open-first.ts';

let first: First;
let canvas: Frame;

beforeAll(async () => {
  first = await openFirst();
});
afterAll(async () => {
  await first.close();
});

const save = () => runCommand(first.page, 'File: Save All');
const stageState = (stage: string) => canvas.locator(`[data-stage="${stage}"]`).first().getAttribute('data-state');

describe('the example in a real VS Code', () => {
  it('shows stages, data and wires in the sidebar and in the editor', async () => {
    const sidebar = await sidebarCanvas(first);
    expect(await sidebar.locator('[data-stage]').count()).toBe(4);
    await takeScreenshot(first.page, 'vscode-sidebar-dark');
    canvas = await editorCanvas(first);
    for (const stage of ['data/points.csv.dvc', 'prepare', 'train', 'evaluate']) await canvas.locator(`[data-stage="${stage}"]`).waitFor();
    await expect.poll(() => canvas.locator('[data-wire]').count()).toBeGreaterThanOrEqual(3);
    await takeScreenshot(first.page, 'vscode-editor-dark');
  });

  it('writes one line for a wire drawn with the mouse, and Undo on the canvas and in the text both take it back', async () => {
    const before = first.read('dvc.yaml');
    const wire = '[data-wire="data/points.csv.dvc→evaluate"]';
    const draw = async () => {
      await drag(
        first,
        await middle(canvas, '[data-stage="data/points.csv.dvc"] [data-out]'),
        await middle(canvas, '[data-stage="evaluate"]'),
      );
      await canvas.locator(wire).waitFor({ state: 'attached' });
    };
    await draw();
    await save();
    expect(changedLines(before, first.read('dvc.yaml'))).toEqual({ added: ['      - data/points.csv'], removed: [] });
    await canvas.getByRole('button', { name: 'Undo' }).click();
    await canvas.locator(wire).waitFor({ state: 'detached' });
    await save();
    expect(first.read('dvc.yaml')).toBe(before);

    await draw();
    await runCommand(first.page, 'Stagewright: Open Text');
    await first.page.locator('.monaco-editor .view-lines').first().click();
    await first.page.keyboard.press('Control+z');
    await save();
    await expect.poll(() => first.read('dvc.yaml')).toBe(before);
    canvas = await editorCanvas(first);
    await canvas.locator(wire).waitFor({ state: 'detached' });
  });

  it('changes one line of params.yaml for a parameter typed on the canvas', async () => {
    const before = first.read('params.yaml');
    await canvas.locator('[data-stage="train"]').click();
    const field = canvas.getByLabel('train.lr').first();
    await field.fill('0.25');
    await field.press('Enter');
    await expect.poll(async () => (await save(), changedLines(before, first.read('params.yaml')).added.length)).toBe(1);
    expect(changedLines(before, first.read('params.yaml')).added[0]).toContain('lr: 0.25');
    expect(changedLines(before, first.read('params.yaml')).removed).toHaveLength(1);
  });

  it('shows a dep that does not exist in Problems, and forgets it when the file appears', async () => {
    const text = first.read('dvc.yaml');
    fs.writeFileSync(path.join(first.folder, 'dvc.yaml'), text.replace('data/points.csv', 'data/pionts.csv'));
    await expect
      .poll(async () => (await readProblems(first.page)).filter((p) => p.message.includes('data/pionts.csv')).length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(1);
    await takeScreenshot(first.page, 'vscode-problems');
    fs.writeFileSync(path.join(first.folder, 'data/pionts.csv'), '');
    await expect
      .poll(async () => (await readProblems(first.page)).filter((p) => p.message.includes('pionts')).length, { timeout: 15_000 })
      .toBe(0);
    fs.rmSync(path.join(first.folder, 'data/pionts.csv'));
    fs.writeFileSync(path.join(first.folder, 'dvc.yaml'), text);
  });

  it('runs the stages as tasks, draws the curve before the stage ends, and lists checkpoints', async () => {
    canvas = await editorCanvas(first);
    await canvas.getByRole('button', { name: 'Run all' }).click();
    await expect.poll(() => stageState('train'), { timeout: 40_000 }).toBe('running');
    await runCommand(first.page, 'Stagewright: Show Metrics');
    const metrics = await webviewFrame(first.page, '[data-points]', { timeout: 20_000 });
    const points = () => metrics.locator('[data-points]').first().getAttribute('data-points');
    await expect.poll(async () => Number(await points()), { timeout: 30_000 }).toBeGreaterThanOrEqual(10);
    expect(await stageState('train')).toBe('running');
    await takeScreenshot(first.page, 'vscode-running');
    await expect.poll(() => stageState('evaluate'), { timeout: 60_000 }).toBe('up-to-date');
    expect(await stageState('train')).toBe('up-to-date');
    expect(first.read('dvc.lock')).toContain('evaluate:');
  });

  it('restores the bytes of a checkpoint', async () => {
    const model = first.read('models/model.json');
    await runCommand(first.page, 'Stagewright: Focus on Checkpoints View');
    const panel = await webviewFrame(first.page, 'button[aria-label^="Restore"]', { timeout: 20_000 });
    expect(await panel.locator('button[aria-label^="Restore"]').count()).toBeGreaterThanOrEqual(2);
    await takeScreenshot(first.page, 'vscode-checkpoints');
    await panel.locator('button[aria-label^="Restore"]').last().click();
    await expect.poll(() => first.read('models/model.json') === model, { timeout: 15_000 }).toBe(false);
    const folder = path.join(first.folder, '.dvc/stagewright/checkpoints/train');
    const manifests = fs
      .readdirSync(folder)
      .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as { outs: { md5: string }[] });
    const { createHash } = await import('node:crypto');
    const now = createHash('md5').update(first.read('models/model.json')).digest('hex');
    expect(manifests.flatMap((m) => m.outs.map((out) => out.md5))).toContain(now);
  });

  it('broke no content security policy, and nothing was thrown that nobody caught', () => {
    expect(first.errors.contentSecurity.filter((text) => /stagewright|dist\/webview/.test(text))).toEqual([]);
    expect(first.errors.uncaught.filter((text) => text.includes('stagewright'))).toEqual([]);
  });
});
