import type { Place } from '../protocol/to-host.ts';

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The box that an arrow key leads to: ahead in that direction, near, and straight rather than aside. Undefined at the rim. */
export function nextBox(middles: ReadonlyMap<string, Place>, from: string, key: ArrowKey): string | undefined {
  const start = middles.get(from);
  if (!start) return undefined;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] as [number, number];
  let best: { id: string; cost: number } | undefined;
  for (const [id, { x, y }] of middles) {
    if (id === from) continue;
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (ahead <= 1) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

export const isArrow = (key: string): key is ArrowKey => /^Arrow(Left|Right|Up|Down)$/.test(key);
