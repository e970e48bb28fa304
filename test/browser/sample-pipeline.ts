import type { RepoPath } from '../../engine/model/path.ts';
import type { DataFile, Stage, StageAddress } from '../../engine/model/stage.ts';
import type { CanvasSnapshot, ToCanvas } from '../../webview/protocol/to-webview.ts';

const none = { start: 0, end: 0 };
const repo = (path: string): RepoPath => path as RepoPath;
export const address = (text: string): StageAddress => text as StageAddress;
const out = (path: string, more: Partial<Stage['outs'][number]> = {}): Stage['outs'][number] => ({
  path,
  resolved: repo(path),
  kind: 'out',
  cache: true,
  persist: false,
  push: true,
  checkpoint: false,
  at: none,
  ...more,
});
let at = 0;
export const stage = (name: string, cmd: string, deps: readonly string[], outs: Stage['outs'], more: Partial<Stage> = {}): Stage => {
  at += 100;
  return {
    kind: 'stage',
    name,
    address: address(name),
    file: repo('dvc.yaml'),
    wdir: repo('.'),
    cmd,
    deps: deps.map((path) => ({ path, resolved: repo(path), at: none })),
    params: [],
    outs,
    frozen: false,
    alwaysChanged: false,
    at: { name: none, whole: { start: at, end: at + 99 } },
    ...more,
  };
};
const data: DataFile = {
  kind: 'data',
  name: 'data/digits.csv.dvc',
  address: address('data/digits.csv.dvc'),
  file: repo('data/digits.csv.dvc'),
  wdir: repo('data'),
  deps: [],
  outs: [{ ...out('digits.csv'), resolved: repo('data/digits.csv') }],
  frozen: false,
  at: { name: none, whole: none },
};
const wire = (from: string, to: string, path: string): CanvasSnapshot['wires'][number] => ({
  from: address(from),
  to: address(to),
  out: repo(path),
  dep: path,
  kind: 'dep',
  at: none,
});
const evaluate = stage(
  'evaluate',
  'python evaluate.py',
  ['model.pt', 'split/test.npz', 'labels.json'],
  [out('eval.json', { kind: 'metric' })],
);

/** A small pipeline with all that a canvas can show. */
export const snapshot: CanvasSnapshot = {
  type: 'snapshot',
  revision: 7,
  title: 'digits',
  file: 'dvc.yaml',
  exists: true,
  trusted: true,
  nodes: [
    data,
    stage('split', 'python split.py data/digits.csv', ['data/digits.csv'], [out('split/train.npz'), out('split/test.npz')]),
    stage(
      'train',
      'python train.py\necho done',
      ['split/train.npz'],
      [out('model.pt', { checkpoint: true }), out('live/train/metrics.json', { kind: 'metric', cache: false })],
      { params: [{ file: 'params.yaml', resolved: repo('params.yaml'), keys: ['train'], at: none }] },
    ),
    evaluate,
    stage('report', 'python report.py', [], [out('report.html')]),
  ],
  wires: [
    wire('data/digits.csv.dvc', 'split', 'data/digits.csv'),
    wire('split', 'train', 'split/train.npz'),
    wire('split', 'evaluate', 'split/test.npz'),
    wire('train', 'evaluate', 'model.pt'),
  ],
  files: [{ path: repo('dvc.yaml'), state: 'read' }],
  params: [
    { file: 'params.yaml', key: ['train', 'lr'], text: '0.1' },
    { file: 'params.yaml', key: ['train', 'epochs'], text: '20' },
  ],
  diagnostics: [
    {
      file: repo('dvc.yaml'),
      at: { start: evaluate.at.whole.start + 1, end: evaluate.at.whole.start + 2 },
      span: { line: 21, col: 9, endLine: 21, endCol: 20 },
      severity: 'warning',
      code: 'missing-dep',
      message: 'labels.json does not exist and no stage makes it',
    },
  ],
  places: {},
};

export const states: ToCanvas = {
  type: 'states',
  run: { state: 'running', rest: [] },
  states: {
    [address('split')]: { state: 'up-to-date', why: [], seconds: 4 },
    [address('train')]: {
      state: 'running',
      since: Date.now() - 73_000,
      why: [{ type: 'param', file: 'params.yaml', key: 'train.lr', change: 'modified', from: '0.01', to: '0.1' }],
    },
    [address('evaluate')]: { state: 'queued', why: [{ type: 'upstream', stage: address('train') }] },
    [address('report')]: {
      state: 'failed',
      why: [{ type: 'never-run' }],
      failure: { type: 'exit-code', code: 1, message: 'python report.py ended with exit code 1' },
    },
  },
};

export const latest: ToCanvas = {
  type: 'latest',
  latest: [{ stage: address('train'), step: 12, values: { loss: 0.183245, 'val/acc': 0.9412 } }],
};
