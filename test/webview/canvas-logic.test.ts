import { describe, expect, test } from 'vitest';
import type { Why } from '../../engine/model/plan.ts';
import { connection } from '../../webview/canvas/connection.ts';
import { nextBox } from '../../webview/canvas/next-box.ts';
import { placeBoxes } from '../../webview/canvas/box-geometry.ts';
import { paramsOf } from '../../webview/inspector/param-list.tsx';
import { whyWords } from '../../webview/inspector/why-words.ts';
import { noStages, receive, startState } from '../../webview/store/canvas-state.ts';
import { duration, shortValue } from '../../webview/ui/state-words.ts';
import { address, snapshot, stage, states } from '../browser/sample-pipeline.ts';

const connect = (from: string, out: string, to: string, more = snapshot) => connection(more, address(from), out as never, address(to));

describe('a new wire', () => {
  test('is written relative to the wdir of the stage that needs it', () => {
    const sub = stage('sub/dvc.yaml:plot', 'true', [], [], { wdir: 'sub/deep' as never });
    expect(connect('train', 'model.pt', sub.address, { ...snapshot, nodes: [...snapshot.nodes, sub] })).toEqual({
      ok: true,
      stage: sub.address,
      path: '../../model.pt',
    });
  });
  test.each([
    ['train', 'model.pt', 'train', 'train cannot depend on its own out'],
    ['train', 'model.pt', 'evaluate', 'evaluate already depends on model.pt'],
    ['evaluate', 'eval.json', 'split', 'That would be a circle: split → evaluate → split'],
    ['train', 'model.pt', 'data/digits.csv.dvc', 'data/digits.csv.dvc is a tracked data file: it runs nothing and needs nothing'],
    ['train', 'model.pt', 'nobody', 'There is no stage nobody'],
  ])('from %s (%s) to %s is refused: %s', (from, out, to, why) => {
    expect(connect(from, out, to)).toEqual({ ok: false, why });
  });
});

test.each<[Why, string]>([
  [{ type: 'never-run' }, 'It has never run'],
  [{ type: 'cmd', from: 'a', to: 'b\nc' }, 'The command changed: a → b …'],
  [{ type: 'dep', path: 'd', change: 'modified' }, 'd changed'],
  [{ type: 'dep', path: 'd', change: 'deleted' }, 'd is gone'],
  [{ type: 'param', file: 'params.yaml', key: 'lr', change: 'modified', from: '1', to: '2' }, 'lr of params.yaml: 1 → 2'],
  [{ type: 'param', file: 'params.yaml', key: 'lr', change: 'new' }, 'lr of params.yaml is new'],
  [{ type: 'out', path: 'o', change: 'not in cache' }, 'o is not in the cache'],
  [{ type: 'upstream', stage: address('train') }, 'train will run first'],
])('%j reads "%s"', (why, words) => {
  expect(whyWords(why)).toBe(words);
});

test('an arrow key leads to the nearest box ahead, and nowhere at the rim', () => {
  const boxes = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 100, y: 10 }],
    ['c', { x: 90, y: 300 }],
    ['d', { x: 0, y: 80 }],
  ]);
  expect(nextBox(boxes, 'a', 'ArrowRight')).toBe('b');
  expect(nextBox(boxes, 'a', 'ArrowDown')).toBe('d');
  expect(nextBox(boxes, 'b', 'ArrowDown')).toBe('d');
  expect(nextBox(boxes, 'a', 'ArrowLeft')).toBeUndefined();
});

test('a box that nobody placed moves out of the way of one that somebody did', () => {
  const boxes = ['a', 'b'].map((id) => ({ id, width: 100, height: 50 }));
  const places = placeBoxes(
    boxes,
    new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 300, y: 0 }],
    ]),
    new Map([['b', { x: 20, y: 10 }]]),
  );
  expect(places.get('b')).toEqual({ x: 20, y: 10 });
  expect(places.get('a')!.y).toBeGreaterThanOrEqual(60);
});

test('a stage shows the parameters that it names, those below them, and whole files', () => {
  const rows = [['train', 'lr'], ['training'], ['seed']].map((key) => ({ file: 'params.yaml', key, text: '1' }));
  const of = (keys: string[]) =>
    paramsOf({ params: [{ file: 'params.yaml', resolved: 'params.yaml' as never, keys, at: { start: 0, end: 0 } }] }, rows);
  expect(of(['train']).map((row) => row.key.join('.'))).toEqual(['train.lr']);
  expect(of([])).toHaveLength(3);
});

test('a snapshot without the selected stage leaves nothing selected', () => {
  const shown = { ...receive(startState, snapshot), selection: { kind: 'stages', stages: [address('train')] } as const };
  expect(receive(shown, snapshot).selection).toEqual(shown.selection);
  expect(receive(shown, { ...snapshot, nodes: [] }).selection).toEqual(noStages);
});

test('the live line says what a run just did, and nothing at the first look', () => {
  const first = receive(receive(startState, snapshot), states as never);
  expect(first.said.text).toBe('');
  const done = receive(first, {
    type: 'states',
    run: { state: 'idle', rest: [] },
    states: { [address('train')]: { state: 'up-to-date', why: [] } },
  });
  expect(done.said.text).toBe('train is done');
});

test('durations and values are short', () => {
  expect([0.4, 59.9, 61, 3723].map(duration)).toEqual(['0 s', '59 s', '1 min 01 s', '1 h 02 min']);
  expect([0.123456, 12, 'x', 1e-9].map(shortValue)).toEqual(['0.1235', '12', 'x', '1e-9']);
});
