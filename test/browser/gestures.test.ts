import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { openWebviews, type View } from './open-webview.ts';
import { snapshot, stage, states } from './sample-pipeline.ts';

let webviews: Awaited<ReturnType<typeof openWebviews>>;
let view: View;
beforeAll(async () => void (webviews = await openWebviews()));
afterAll(() => webviews.close());
beforeEach(async () => {
  view = await webviews.open('canvas');
  await view.tell(snapshot);
  await expect.poll(() => view.page.locator('[data-stage]').count()).toBe(5);
  await expect.poll(() => view.page.locator('[data-wire]').count()).toBe(4);
});
afterEach(() => view.page.close());

const middle = async (selector: string): Promise<{ x: number; y: number }> => {
  const box = (await view.page.locator(selector).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
  await view.page.mouse.move(from.x, from.y);
  await view.page.mouse.down();
  await view.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await view.page.mouse.move(to.x, to.y, { steps: 4 });
  await view.page.mouse.up();
};
const edits = async (): Promise<unknown[]> => (await view.asked('edit')).map((each) => (each as { edit: unknown }).edit);

test('a wire drawn from an out to a box adds exactly one dep', async () => {
  await drag(await middle('[data-stage="train"] [data-out="model.pt"]'), await middle('[data-stage="report"]'));
  await expect.poll(edits).toEqual([{ type: 'add-dep', stage: 'report', path: 'model.pt' }]);
  expect(await view.asked('edit')).toHaveLength(1);
});

test('a wire drawn to the handle of a box adds exactly one dep', async () => {
  await drag(await middle('[data-stage="train"] [data-out="model.pt"]'), await middle('[data-stage="report"] .react-flow__handle.target'));
  await expect.poll(edits).toEqual([{ type: 'add-dep', stage: 'report', path: 'model.pt' }]);
});

test('a wire that would close a circle is refused with the way round', async () => {
  await drag(await middle('[data-stage="evaluate"] [data-out="eval.json"]'), await middle('[data-stage="split"]'));
  await expect.poll(() => view.page.getByRole('status').textContent()).toBe('That would be a circle: split → evaluate → split');
  expect(await edits()).toEqual([]);
});

test('a wire let go on the empty canvas asks for a stage with that dep', async () => {
  await drag(await middle('[data-stage="train"] [data-out="model.pt"]'), { x: 700, y: 600 });
  await view.page.getByLabel('Name', { exact: true }).fill('export');
  await view.page.getByLabel('Command').fill('python export.py');
  await view.page.getByRole('button', { name: 'Create' }).click();
  await expect.poll(edits).toEqual([{ type: 'add-stage', file: 'dvc.yaml', name: 'export', cmd: 'python export.py', deps: ['model.pt'] }]);
  await expect.poll(async () => Object.keys(((await view.asked('place'))[0] as { places: object }).places)).toEqual(['export']);
});

test('a wire is deleted with the Delete key', async () => {
  const at = await view.page
    .locator('[data-wire="split→train"] path')
    .first()
    .evaluate((path: SVGPathElement) => {
      const point = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()!);
      return { x: point.x, y: point.y };
    });
  await view.page.mouse.click(at.x, at.y);
  await view.page.getByLabel('Delete wire split/train.npz').waitFor();
  await view.page.keyboard.press('Delete');
  await expect.poll(edits).toEqual([{ type: 'remove-dep', stage: 'train', path: 'split/train.npz' }]);
});

test('Stage dragged from the toolbar opens a form, and its place is remembered', async () => {
  await view.page
    .getByRole('button', { name: 'Add stage' })
    .dragTo(view.page.locator('.react-flow__pane'), { targetPosition: { x: 500, y: 80 } });
  await view.page.getByLabel('Name', { exact: true }).fill('clean');
  await view.page.getByLabel('Command').fill('true');
  await view.page.getByRole('button', { name: 'Create' }).click();
  await expect.poll(edits).toEqual([{ type: 'add-stage', file: 'dvc.yaml', name: 'clean', cmd: 'true' }]);
  await expect.poll(async () => (await view.asked('place')).length).toBe(1);
});

test('a parameter is set with Enter, and a refusal stands at the field with what was typed', async () => {
  await view.page.locator('[data-stage="train"]').click();
  const rate = view.page.getByLabel('train.lr');
  await rate.fill('0.5');
  await rate.press('Enter');
  await expect.poll(edits).toEqual([{ type: 'set-param', file: 'params.yaml', key: ['train', 'lr'], value: { text: '0.5' } }]);
  await view.refuse('edit', 'This is not one value');
  await rate.fill('[');
  await rate.press('Enter');
  await view.page.locator('.field .refusal', { hasText: 'This is not one value' }).waitFor();
  expect(await rate.inputValue()).toBe('[');
  await rate.press('Escape');
  expect(await rate.inputValue()).toBe('0.1');
});

test('a stage is renamed with F2', async () => {
  await view.page.locator('.react-flow__node[data-id="train"]').focus();
  await view.page.keyboard.press('F2');
  const name = view.page.getByLabel('Name', { exact: true });
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  await name.fill('fit');
  await name.press('Enter');
  await expect.poll(edits).toEqual([{ type: 'rename-stage', stage: 'train', to: 'fit' }]);
});

test('typing that is not committed survives a snapshot', async () => {
  await view.page.locator('[data-stage="train"]').click();
  const cmd = view.page.getByLabel('Command');
  await cmd.fill('python half');
  await view.tell({ ...snapshot, revision: 8, nodes: [...snapshot.nodes, stage('later', 'true', [], [])] }, states);
  await view.page.locator('[data-stage="later"]').waitFor();
  expect(await cmd.inputValue()).toBe('python half');
  expect(await edits()).toEqual([]);
  await cmd.press('Control+Enter');
  await expect
    .poll(() => view.asked('edit'))
    .toEqual([{ type: 'edit', base: 8, edit: { type: 'set-cmd', stage: 'train', cmd: 'python half' } }]);
});

test('a wire is drawn with the keyboard alone', async () => {
  await view.page.locator('.react-flow__node[data-id="split"]').focus();
  await view.page.keyboard.press('c');
  await view.page.locator('.react-flow__node[data-id="report"]').focus();
  await view.page.keyboard.press('Enter');
  await expect.poll(edits).toEqual([{ type: 'add-dep', stage: 'report', path: 'split/train.npz' }]);
});

test('arrows move the focus from box to box', async () => {
  const focused = () => view.page.evaluate(() => (document.activeElement as HTMLElement).dataset['id']);
  await view.page.locator('.react-flow__node[data-id="split"]').focus();
  await view.page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('train');
  await view.page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('evaluate');
});

test('a stage is deleted only after it was asked', async () => {
  await view.page.locator('.react-flow__node[data-id="report"]').focus();
  await view.page.keyboard.press('Delete');
  expect(await edits()).toEqual([]);
  await view.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(edits).toEqual([{ type: 'remove-stage', stage: 'report' }]);
});

test('undo and redo are the host’s, but not in a text field', async () => {
  await view.page.locator('.react-flow__node[data-id="train"]').focus();
  await view.page.keyboard.press('Control+z');
  await view.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => view.asked('redo')).toHaveLength(1);
  expect(await view.asked('undo')).toHaveLength(1);
  await view.page.locator('[data-stage="train"]').click();
  await view.page.getByLabel('Command').press('Control+z');
  expect(await view.asked('undo')).toHaveLength(1);
});

test('an untrusted workspace cannot run, and offers trust', async () => {
  await view.tell({ ...snapshot, trusted: false });
  await view.page.getByRole('button', { name: 'Manage Trust' }).click();
  await expect.poll(() => view.asked('command')).toEqual([{ type: 'command', command: 'manageTrust' }]);
  expect(await view.page.getByRole('button', { name: 'Run all' }).isDisabled()).toBe(true);
});

test('a file that cannot be read is named with its line', async () => {
  const broken = { ...snapshot.diagnostics[0], severity: 'error', code: 'yaml-syntax', message: 'a colon is missing' };
  await view.tell({ ...snapshot, files: [{ path: 'dvc.yaml', state: 'last-good' }], diagnostics: [broken] });
  expect(await view.page.getByRole('alert').textContent()).toContain('dvc.yaml:21 a colon is missing. Shown is the last readable picture.');
});

test('a folder without dvc.yaml offers to create one', async () => {
  await view.tell({ ...snapshot, exists: false, nodes: [], wires: [] });
  await view.page.getByRole('button', { name: 'Create pipeline' }).click();
  await expect.poll(() => view.asked('command')).toEqual([{ type: 'command', command: 'createPipeline' }]);
});

test('zoom and selection are found again after a reload', async () => {
  const { page } = view;
  const zoom = () => page.locator('.react-flow__viewport').evaluate((element: HTMLElement) => element.style.transform);
  await page.locator('[data-stage="train"]').click();
  await page.mouse.move(300, 500);
  await page.mouse.wheel(0, -300);
  // The end of a turn of the wheel is told once it has been still for a moment.
  const kept = () =>
    page.evaluate(() => (JSON.parse(sessionStorage.getItem('remembered')!) as { viewport: { zoom: number } }).viewport.zoom);
  await expect.poll(kept).toBeGreaterThan(1);
  const before = await zoom();
  await page.reload();
  await view.tell(snapshot);
  await expect.poll(() => page.locator('.box.selected').getAttribute('data-stage')).toBe('train');
  expect(await zoom()).toBe(before);
});
