import type { Content } from '../hash/hashes.ts';
import { folderListing } from '../hash/folder-listing.ts';
import { hashFile } from '../hash/hash-file.ts';
import type { Files, WritableFiles } from '../ports/files.ts';

/** Nothing but this is a hash: no path is built from any other text. */
const hashPattern = /^[0-9a-f]{32}(\.dir)?$/;

/** Where the object of a hash lies, relative to the root. Throws for a text that is no hash: a bug, since readers check. */
export function objectPath(md5: string): string {
  if (!hashPattern.test(md5)) throw new Error(`no hash: ${md5}`);
  return `.dvc/cache/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;
}

export const isHash = (text: string): boolean => hashPattern.test(text);

/** The files below a folder's hash, from its `.dir` object; undefined where that is missing or damaged. */
export function readListing(files: Files, md5: string): readonly { readonly relpath: string; readonly md5: string }[] | undefined {
  const path = objectPath(md5);
  if (`${hashFile(files, path) ?? ''}.dir` !== md5) return undefined;
  const listed: unknown = JSON.parse(files.readText(path) ?? 'null');
  if (!Array.isArray(listed)) return undefined;
  const entries: { relpath: string; md5: string }[] = [];
  for (const entry of listed as readonly unknown[]) {
    if (typeof entry !== 'object' || entry === null || !('md5' in entry) || !('relpath' in entry)) return undefined;
    if (typeof entry.md5 !== 'string' || typeof entry.relpath !== 'string' || !hashPattern.test(entry.md5)) return undefined;
    // A listing from elsewhere must not lead out of its folder.
    if (entry.relpath.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
    entries.push({ relpath: entry.relpath, md5: entry.md5 });
  }
  return entries;
}

/** True where the object, and for a folder each of its files, is in the cache. */
export function isCached(files: Files, md5: string): boolean {
  if (files.stat(objectPath(md5))?.kind !== 'file') return false;
  if (!md5.endsWith('.dir')) return true;
  return readListing(files, md5)?.every((file) => files.stat(objectPath(file.md5))?.kind === 'file') ?? false;
}

/** Puts what stands at `path`, whose content was hashed just before, into the cache: files first, then the folder's list. */
export function keepObject(files: WritableFiles, path: string, content: Content): void {
  if (content.listing === undefined) {
    keepFile(files, path, content.md5);
    return;
  }
  for (const file of content.listing) keepFile(files, `${path}/${file.relpath}`, file.md5);
  const list = objectPath(content.md5);
  if (files.stat(list) === undefined) files.writeWhole(list, folderListing(content.listing), { mode: 0o444 });
}

function keepFile(files: WritableFiles, path: string, md5: string): void {
  const object = objectPath(md5);
  const known = files.stat(object);
  // An object of another size is damaged: it is replaced, not trusted.
  if (known?.kind === 'file' && known.size === files.stat(path)?.size) return;
  files.copyFile(path, object, {
    mode: 0o444,
    // The file may have changed between its hash and its copy: what lies under a hash must be what it says, at every moment.
    check: (aside) => {
      if (hashFile(files, aside) !== md5) throw new ChangedWhileRead(path);
    },
  });
}

/** A file changed while it was put into the cache. */
export class ChangedWhileRead extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} changed while it was saved`);
    this.path = path;
  }
}
