import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPlayground, makePlayground } from '../../scripts/make-playground.mjs';

let top: string;
beforeAll(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-first-'));
});
afterAll(() => {
  fs.rmSync(top, { recursive: true, force: true });
});

let made = 0;
/** A playground whose training does not pause. */
async function quickPlayground() {
  made++;
  const folder = path.join(top, `first-${made}`);
  await makePlayground({ folder, example: 'first' });
  const file = (name: string) => path.join(folder, name);
  const read = (name: string) => fs.readFileSync(file(name), 'utf8');
  fs.writeFileSync(file('params.yaml'), read('params.yaml').replace(/pause_ms: \d+/, 'pause_ms: 0'));
  return { folder, file, read };
}

/** Runs one stage's script, and answers each checkpoint it asks for; gives what it asked. */
async function runStage(folder: string, name: string, { signal }: { signal?: string } = {}): Promise<readonly unknown[]> {
  const asked: unknown[] = [];
  const env = { ...process.env, STAGEWRIGHT_CHECKPOINT_SIGNAL: signal };
  const child = spawn(process.execPath, [`src/${name}.mjs`], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const answer = () => {
    if (signal === undefined || !fs.existsSync(signal)) return;
    const model = fs.readFileSync(path.join(folder, 'models/model.json'), 'utf8');
    asked.push({ ...(JSON.parse(fs.readFileSync(signal, 'utf8')) as object), model: md5(model) });
    fs.rmSync(signal);
  };
  const timer = setInterval(answer, 5);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  expect(code, `${name} ended with`).toBe(0);
  return asked;
}

const md5 = (content: string | Buffer): string => createHash('md5').update(content).digest('hex');
const git = (folder: string, ...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout;

describe('the example examples/first', () => {
  it('makes the very bytes that its .dvc file names', async () => {
    const { file, read } = await quickPlayground();
    const data = fs.readFileSync(file('data/points.csv'));
    expect(read('data/points.csv.dvc')).toContain(`md5: ${md5(data)}\n`);
    expect(read('data/points.csv.dvc')).toContain(`size: ${data.length}\n`);
  });

  it('learns: the loss falls, and unseen points are told apart', async () => {
    const { folder, read } = await quickPlayground();
    for (const stage of ['prepare', 'train', 'evaluate']) await runStage(folder, stage);
    const [header, ...rows] = read('live/train/plots/metrics/train/loss.tsv').trim().split('\n');
    expect(header).toBe('step\tloss');
    const losses = rows.map((row) => Number(row.split('\t')[1]));
    expect(rows.map((row) => Number(row.split('\t')[0]))).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
    expect(JSON.parse(read('live/train/metrics.json'))).toMatchObject({ step: 40, train: { loss: losses.at(-1) } });
    expect((JSON.parse(read('metrics/scores.json')) as { accuracy: number }).accuracy).toBeGreaterThan(0.9);
    expect(read('metrics/confusion.csv').trim().split('\n')).toHaveLength(101);
  });

  it('asks for a checkpoint every ten epochs and waits for the answer, and trains to the same model without anybody to ask', async () => {
    const alone = await quickPlayground();
    await runStage(alone.folder, 'prepare');
    await runStage(alone.folder, 'train');
    const watched = await quickPlayground();
    await runStage(watched.folder, 'prepare');
    const asked = await runStage(watched.folder, 'train', { signal: path.join(watched.folder, 'checkpoint-signal') });
    expect(watched.read('models/model.json')).toBe(alone.read('models/model.json'));
    expect(asked).toMatchObject([10, 20, 30, 40].map((step) => ({ step, values: { loss: expect.any(Number) as number } })));
    expect(new Set(asked.map((one) => (one as { model: string }).model)).size).toBe(4);
  });

  it('gives another model for another seed', async () => {
    const { folder, file, read } = await quickPlayground();
    await runStage(folder, 'prepare');
    await runStage(folder, 'train');
    const before = read('models/model.json');
    fs.writeFileSync(file('params.yaml'), read('params.yaml').replace('seed: 7', 'seed: 8'));
    await runStage(folder, 'train');
    expect(read('models/model.json')).not.toBe(before);
  });
});

describe('a playground', () => {
  it('is one commit with nothing left over, data ignored', async () => {
    const folder = path.join(top, 'clean');
    await makePlayground({ folder, example: 'first' });
    expect(git(folder, 'status', '--short')).toBe('');
    expect(git(folder, 'log', '--format=%s').trim().split('\n')).toHaveLength(1);
    expect(git(folder, 'ls-files')).not.toMatch(/points\.csv$/m);
    expect(fs.existsSync(path.join(folder, 'dvc.lock'))).toBe(false);
  });

  it('is made anew over an old one, and never over a folder that it did not make', async () => {
    const folder = path.join(top, 'again');
    await makePlayground({ folder, example: 'first' });
    fs.writeFileSync(path.join(folder, 'dvc.yaml'), 'stages: {}\n');
    await makePlayground({ folder, example: 'first' });
    expect(fs.readFileSync(path.join(folder, 'dvc.yaml'), 'utf8')).toContain('prepare:');

    const foreign = path.join(top, 'foreign');
    fs.mkdirSync(foreign);
    fs.writeFileSync(path.join(foreign, 'thesis.txt'), 'five years');
    await expect(makePlayground({ folder: foreign, example: 'first' })).rejects.toThrow('is no playground');
    expect(fs.readdirSync(foreign)).toEqual(['thesis.txt']);
    expect(isPlayground(foreign)).toBe(false);
    expect(fs.readdirSync(top).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});
