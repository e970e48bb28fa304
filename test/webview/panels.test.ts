import { expect, test } from 'vitest';
import type { Checkpoint } from '../../engine/model/checkpoint.ts';
import { bestCheckpoint, comparableNames } from '../../webview/checkpoints/best-checkpoint.ts';
import { addNews, alignSeries, emptyBook, pointCount } from '../../webview/metrics/series-book.ts';
import { address } from '../browser/sample-pipeline.ts';

const series = (stage: string, name: string, steps: number[]) => ({
  stage: address(stage),
  name,
  steps,
  values: steps.map((step) => step * 10),
});
const news = (type: 'series' | 'more', ...all: ReturnType<typeof series>[]) => ({ type, series: all, latest: [], running: [] });

test('more points are added, and a stage that begins again replaces from that step on', () => {
  const start = addNews(emptyBook, news('series', series('a', 'loss', [0, 1, 2]), series('a', 'acc', [0])));
  const grown = addNews(start, news('more', series('a', 'loss', [3, 4])));
  expect(grown.byName.get('loss')?.get('a')?.steps).toEqual([0, 1, 2, 3, 4]);
  expect(grown.byName.get('acc')).toBe(start.byName.get('acc'));
  const resumed = addNews(grown, news('more', series('a', 'loss', [2, 3])));
  expect(resumed.byName.get('loss')?.get('a')).toMatchObject({ steps: [0, 1, 2, 3], values: [0, 10, 20, 30] });
  expect(pointCount(resumed.byName.get('loss')!)).toBe(4);
  expect(addNews(resumed, news('series')).byName.size).toBe(0);
});

test('series of several stages share one axis, with gaps where a stage has no number', () => {
  const book = addNews(emptyBook, news('series', series('a', 'loss', [0, 2]), { ...series('b', 'loss', [1, 2]), values: [7, Number.NaN] }));
  expect(alignSeries(book.byName.get('loss')!)).toEqual([
    [0, 1, 2],
    [0, null, 20],
    [null, 7, null],
  ]);
});

const checkpoint = (number: number, values: Checkpoint['values'], kind: Checkpoint['kind'] = 'checkpoint'): Checkpoint => ({
  version: 1,
  stage: address('train'),
  number,
  kind,
  time: 0,
  values,
  params: {},
  outs: [],
  run: 'r',
});

test('the best checkpoint has the lowest loss or the highest accuracy, the earliest of equals', () => {
  const all = [
    checkpoint(1, { loss: 2, acc: 0.5 }),
    checkpoint(2, { loss: 1, acc: 0.9 }),
    checkpoint(3, { loss: 1, acc: 0.8 }),
    checkpoint(4, { loss: 0, acc: 1 }, 'before-restore'),
    checkpoint(5, { loss: Number.NaN, note: 'x' }),
  ];
  expect(bestCheckpoint(all, 'loss')).toBe(2);
  expect(bestCheckpoint(all, 'acc')).toBe(2);
  expect(bestCheckpoint(all, 'note')).toBeUndefined();
  expect(bestCheckpoint(all, '__proto__')).toBeUndefined();
});

test('what was held out is compared first, and texts not at all', () => {
  expect(comparableNames([checkpoint(1, { loss: 1, note: 'x', 'val/loss': 2 }), checkpoint(2, { loss: 1 })])).toEqual(['val/loss', 'loss']);
});
