import { expect, test } from 'vitest';
import { layoutGraph, type LayoutBox } from '../../webview/canvas/layout-graph.ts';
import type { Place } from '../../webview/protocol/to-host.ts';

const boxes = (count: number): LayoutBox[] =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at}`, width: 220, height: 60 + (at % 3) * 20 }));
/** Each box has an edge from the one three before it: wide, deep, and free of circles. */
const edges = (count: number): [string, string][] => Array.from({ length: count - 3 }, (_, at) => [`s${at}`, `s${at + 3}`]);

function overlaps(of: readonly LayoutBox[], places: ReadonlyMap<string, Place>): number {
  let count = 0;
  of.forEach((a, at) => {
    const p = places.get(a.id)!;
    for (const b of of.slice(at + 1)) {
      const q = places.get(b.id)!;
      if (p.x < q.x + b.width && q.x < p.x + a.width && p.y < q.y + b.height && q.y < p.y + a.height) count++;
    }
  });
  return count;
}

test.each([1, 20, 299, 300, 1000])('%i boxes are placed without overlap, and each wire leads on', (count) => {
  const all = boxes(count);
  const wires = edges(count);
  for (const direction of ['left-right', 'top-down'] as const) {
    const places = layoutGraph(all, wires, direction);
    expect(places.size).toBe(count);
    expect(overlaps(all, places)).toBe(0);
    const along = direction === 'left-right' ? 'x' : 'y';
    expect(wires.filter(([from, to]) => places.get(from)![along] >= places.get(to)![along])).toEqual([]);
  }
});

test.each([5, 400])('a circle among %i boxes does no harm', (count) => {
  const all = boxes(count);
  const wires: [string, string][] = [...edges(count), ['s4', 's1'], ['s1', 's1']];
  const places = layoutGraph(all, wires, 'left-right');
  expect([...places.values()].every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  expect(overlaps(all, places)).toBe(0);
});

test('the same graph has the same places', () => {
  expect(layoutGraph(boxes(400), edges(400), 'left-right')).toEqual(layoutGraph(boxes(400), edges(400), 'left-right'));
});

test('names that are keys of every object are names like any other, and edges to nowhere are left out', () => {
  const all = ['__proto__', 'constructor', 'toString'].map((id) => ({ id, width: 10, height: 10 }));
  const places = layoutGraph(
    all,
    [
      ['__proto__', 'constructor'],
      ['constructor', 'gone'],
    ],
    'left-right',
  );
  expect([...places.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
  expect(places.get('__proto__')!.x).toBeLessThan(places.get('constructor')!.x);
});
