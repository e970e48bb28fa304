/** One file of a folder, its path relative to that folder with `/`. */
export interface FolderFile {
  readonly relpath: string;
  readonly md5: string;
}

/**
 * The text of a `.dir` object: the JSON that Python's `json.dumps(sort_keys=True)` writes, sorted by path in the order of code
 * points. Its md5 with `.dir` behind it is the hash of the folder (dvc-data `hashfile/tree.py`).
 */
export function folderListing(listed: readonly FolderFile[]): string {
  const sorted = [...listed].sort((a, b) => compareCodePoints(a.relpath, b.relpath));
  return `[${sorted.map((file) => `{"md5": ${asciiJson(file.md5)}, "relpath": ${asciiJson(file.relpath)}}`).join(', ')}]`;
}

/** UTF-16 order differs from code point order where surrogates meet U+E000 and above. */
function compareCodePoints(a: string, b: string): number {
  const x = Array.from(a);
  const y = Array.from(b);
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

const asciiJson = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) =>
    unit === '\u007f' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
