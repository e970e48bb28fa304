/** The names that are a slip away from `name`, nearest first; at most three. */
export function nearNames(name: string, among: Iterable<string>): string[] {
  const most = Math.max(1, Math.min(3, Math.floor(name.length / 3)));
  const near: { name: string; distance: number }[] = [];
  for (const other of new Set(among)) {
    if (other === name || Math.abs(other.length - name.length) > most) continue;
    const distance = editDistance(name, other);
    if (distance <= most) near.push({ name: other, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, 3).map((entry) => entry.name);
}

/** Letters to change, add, take away or swap with a neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity;
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
