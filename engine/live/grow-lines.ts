import type { ReadFrom } from '../ports/read-from.ts';

/** A text file that grows by lines, as far as it was read. */
export interface GrownLines {
  readonly size: number;
  /** Bytes of a line whose end is not written yet. */
  readonly half: Uint8Array;
}

export const unread: GrownLines = { size: 0, half: new Uint8Array() };

/** Half a line longer than this (bytes) is no line of ours. */
const longestHalf = 1 << 20;

/**
 * The whole lines that came since `before`, and how far the file is read now. `again` says that the file became
 * shorter, so that it was read from its start and the lines of before count no more.
 */
export function growLines(
  readFrom: ReadFrom,
  path: string,
  size: number,
  before: GrownLines,
): { readonly lines: readonly string[]; readonly now: GrownLines; readonly again: boolean } {
  const again = size < before.size;
  const from = again ? unread : before;
  const bytes = size === from.size ? undefined : readFrom(path, from.size);
  if (bytes === undefined || bytes.length === 0) return { lines: [], now: again ? unread : before, again };
  const all = new Uint8Array(from.half.length + bytes.length);
  all.set(from.half);
  all.set(bytes, from.half.length);
  // Cut at bytes, not at characters: half a character waits with its line.
  const cut = all.lastIndexOf(10) + 1;
  const half = all.length - cut > longestHalf ? new Uint8Array() : all.slice(cut);
  const text = new TextDecoder().decode(all.subarray(0, cut));
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  lines.pop();
  return { lines, now: { size: from.size + bytes.length, half }, again };
}
