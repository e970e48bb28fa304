import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { metricTail, type MetricTail } from '../../../engine/live/tail-metrics.ts';
import { joinPath, type RepoPath } from '../../../engine/model/path.ts';
import type { Out, Stage, StageAddress } from '../../../engine/model/stage.ts';
import { nodeFiles } from '../../../engine/platform/node-files.ts';
import { readFrom } from '../../../engine/platform/read-from.ts';

let root: string;
let tail: MetricTail;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-live-'));
  tail = metricTail(nodeFiles(root), readFrom(root));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const nowhere = { start: 0, end: 0 };

function stage(name: string, outs: readonly Pick<Out, 'path' | 'kind'>[] = []): Stage {
  return {
    kind: 'stage',
    name,
    address: name as StageAddress,
    file: 'dvc.yaml' as RepoPath,
    wdir: '.' as RepoPath,
    cmd: 'x',
    deps: [],
    params: [],
    outs: outs.map((out) => ({
      ...out,
      resolved: joinPath('.', out.path),
      cache: false,
      persist: false,
      push: true,
      checkpoint: false,
      at: nowhere,
    })),
    frozen: false,
    alwaysChanged: false,
    at: { name: nowhere, whole: nowhere },
  };
}

function write(file: string, text: string, flag: 'a' | 'w' = 'a'): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text, { flag });
}

const points = (one: { name: string; steps: readonly number[]; values: readonly number[] }) =>
  `${one.name}: ${one.steps.map((step, at) => `${step}=${one.values[at]}`).join(' ')}`;
/** One look at the stages: all points, and those that came since the last one. */
function check(expected: { all?: string[]; grown?: string[]; restarted?: boolean }, stages = [stage('train')]): void {
  const news = tail.look(stages);
  if (expected.all) expect(news.series.map(points)).toEqual(expected.all);
  if (expected.grown) expect(news.grown.map(points)).toEqual(expected.grown);
  if (expected.restarted !== undefined) expect(news.restarted).toBe(expected.restarted);
}

const loss = 'live/train/plots/metrics/train/loss.tsv';

describe('metrics of a running stage', () => {
  it('are read as they grow, half a line waiting for its end', () => {
    write(loss, 'step\tloss\n0\t1.5\n1\t0.');
    check({ all: ['train/loss: 0=1.5'], grown: ['train/loss: 0=1.5'] });
    check({ all: ['train/loss: 0=1.5'], grown: [] });
    write(loss, '75\n2\t0.5\n');
    check({ all: ['train/loss: 0=1.5 1=0.75 2=0.5'], grown: ['train/loss: 1=0.75 2=0.5'], restarted: false });
  });

  it('start again where the file was truncated or replaced', () => {
    write(loss, 'step\tloss\n0\t1\n1\t2\n');
    check({ all: ['train/loss: 0=1 1=2'] });
    write(loss, 'step\tloss\n0\t9\n', 'w');
    check({ all: ['train/loss: 0=9'], restarted: true });
    write(`${loss}.new`, 'step\tloss\n0\t7\n1\t7\n2\t7\n');
    fs.renameSync(path.join(root, `${loss}.new`), path.join(root, loss));
    check({ all: ['train/loss: 0=7 1=7 2=7'], restarted: true });
    fs.rmSync(path.join(root, loss));
    check({ all: [], restarted: true });
  });

  it('are found in declared plots and dvclive folders, with one curve a column', () => {
    write('out/curve.csv', 'epoch,a,b\n1,2,3\n');
    write('dvclive/plots/metrics/acc.tsv', 'timestamp\tstep\tacc\n170\t0\t0.5\n');
    const eager = stage('eager', [
      { path: 'out/curve.csv', kind: 'plot' },
      { path: 'dvclive', kind: 'out' },
    ]);
    check({ all: ['curve/a: 1=2', 'curve/b: 1=3', 'acc: 0=0.5'] }, [eager]);
  });

  it('are not read through a link that leads out of the project', () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-outside-'));
    fs.writeFileSync(path.join(outside, 'secret.tsv'), 'step\tx\n0\t1\n');
    fs.symlinkSync(path.join(outside, 'secret.tsv'), path.join(root, 'linked.tsv'));
    check({ all: [] }, [stage('spy', [{ path: 'linked.tsv', kind: 'plot' }])]);
    check({ all: [] }, [stage('spy', [{ path: '../secret.tsv', kind: 'plot' }])]);
    fs.rmSync(outside, { recursive: true });
  });

  it('give the newest values, and keep the last good ones while the file is being written', () => {
    write('live/train/metrics.json', '{"step": 3, "train": {"loss": 0.5}, "note": "ok", "bad": NaN, "__proto__": {"x": 1}}');
    const first = tail.look([stage('train')]).latest;
    expect(first.map(({ stage, step }) => ({ stage, step }))).toEqual([{ stage: 'train', step: 3 }]);
    expect({ ...first[0]!.values }).toEqual({ 'train/loss': 0.5, note: 'ok', bad: 'NaN', '__proto__/x': 1 });
    write('live/train/metrics.json', '{"step": 4, "tra', 'w');
    expect(tail.look([stage('train')]).latest[0]!.step).toBe(3);
    write('live/train/metrics.json', '{"step": 4, "train": {"loss": 0.25}}', 'w');
    expect(tail.look([stage('train')]).latest[0]!.step).toBe(4);
  });
});
