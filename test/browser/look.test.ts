import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebviews } from './open-webview.ts';
import { latest, snapshot, states } from './sample-pipeline.ts';

let webviews: Awaited<ReturnType<typeof openWebviews>>;
beforeAll(async () => void (webviews = await openWebviews()));
afterAll(() => webviews.close());

test.each(['light', 'dark', 'hc-dark', 'hc-light'] as const)('the canvas is clean in %s', async (theme) => {
  const { page, tell, shoot, expectClean } = await webviews.open('canvas', { theme });
  await tell(snapshot, states, latest);
  await expect.poll(() => page.locator('[data-stage]').count()).toBe(5);
  await page.locator('[data-stage="train"]').click();
  await page.getByLabel('train.lr').waitFor();
  await shoot(`canvas-${theme}`);
  await expectClean();
  await page.close();
});

test('the canvas fits 300 pixels, downwards, with the inspector below', async () => {
  const { page, tell, shoot, expectClean } = await webviews.open('canvas', { width: 300, height: 640 });
  await tell(snapshot, states, latest);
  await page.locator('[data-stage="split"]').waitFor();
  await shoot('canvas-300');
  const [split, train] = await Promise.all(['split', 'train'].map((name) => page.locator(`[data-stage="${name}"]`).boundingBox()));
  expect(train!.y).toBeGreaterThan(split!.y + split!.height);
  await page.locator('[data-stage="split"]').click();
  await page.getByLabel('Name', { exact: true }).waitFor();
  await shoot('canvas-300-inspector');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  await expectClean();
  await page.close();
});

test('the Metrics panel is clean, draws a line a stage and grows by what is new', async () => {
  const { page, tell, shoot, expectClean } = await webviews.open('metrics', { width: 900, height: 520 });
  await page.getByText('Reading').waitFor();
  await tell({ type: 'series', series: [], latest: [], running: [] });
  await page.getByText('No metrics yet').waitFor();
  const curve = (stage: string, name: string, from: number, to: number) => {
    const steps = Array.from({ length: to - from }, (_, index) => from + index);
    return { stage, name, steps, values: steps.map((step) => (stage === 'train' ? 2 : 3) / (step + 1)) };
  };
  const rows = [
    { stage: 'train', step: 39, values: { loss: 0.05, 'val/acc': 0.94 } },
    { stage: 'train-big', step: 39, values: { loss: 0.075 } },
  ];
  const series = [curve('train', 'loss', 0, 40), curve('train-big', 'loss', 0, 40), curve('train', 'val/acc', 0, 40)];
  await tell({ type: 'series', series, latest: rows, running: ['train'] });
  const loss = page.locator('[data-metric="loss"]');
  await expect.poll(() => loss.getAttribute('data-points')).toBe('80');
  await tell({ type: 'more', series: [curve('train', 'loss', 40, 50)], latest: rows, running: ['train'] });
  await expect.poll(() => loss.getAttribute('data-points')).toBe('90');
  expect(await page.locator('[data-metric="val/acc"]').getAttribute('data-points')).toBe('40');
  expect(await page.locator('.u-wrap canvas').count()).toBe(2);
  await shoot('metrics-dark');
  await expectClean();
  await page.close();
});

test('the Checkpoints panel marks the best and the current one, and asks to restore the one chosen', async () => {
  const { page, tell, shoot, asked, expectClean } = await webviews.open('checkpoints', { theme: 'light', width: 900, height: 400 });
  await tell({ type: 'checkpoints', trusted: true, stages: [] });
  await page.getByText('No checkpoints yet').waitFor();
  const checkpoints = [1, 2, 3, 4].map((number) => ({
    version: 1,
    stage: 'train',
    number,
    kind: number === 4 ? 'before-restore' : 'checkpoint',
    step: number * 10,
    time: Date.UTC(2026, 0, 1, 12, number),
    values: { loss: 1 / number, val_acc: number === 2 ? 0.95 : 0.9 },
    params: {},
    outs: [],
    run: 'r',
  }));
  await tell({ type: 'checkpoints', trusted: true, stages: [{ stage: 'train', checkpoints, missing: [1], current: 3 }] });
  await expect.poll(() => page.locator('tr.best').getAttribute('data-checkpoint')).toBe('2');
  await page.getByText('objects gone').waitFor();
  expect(await page.getByLabel('Restore checkpoint 1 of train').isDisabled()).toBe(true);
  expect(await page.getByLabel('Restore checkpoint 3 of train').isDisabled()).toBe(true);
  await page.getByLabel('Restore checkpoint 2 of train').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Checkpoint 2 of train is restored').waitFor();
  expect(await asked('restore')).toEqual([{ type: 'restore', stage: 'train', number: 2 }]);
  await shoot('checkpoints-light');
  await expectClean();
  await page.close();
});
