import { folderOf, joinPath, nameOf } from '../model/path.ts';
import type { Files } from '../ports/files.ts';

/**
 * The disk as an editor sees it: a file that is open with other text than on disk has that text.
 * Keys of `buffers` are paths from the project's root. A file that exists in a buffer alone is listed too.
 */
export function overlay(buffers: ReadonlyMap<string, string>, disk: Files): Files {
  const at = (path: string) => buffers.get(joinPath('.', path));
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    root: disk.root,
    stat(path) {
      const text = at(path);
      if (text === undefined) return disk.stat(path);
      const under = disk.stat(path);
      return { mtimeNs: 0n, inode: 0n, executable: false, ...under, kind: 'file', size: bytes(text).length };
    },
    readText: (path) => at(path) ?? disk.readText(path),
    read(path) {
      const text = at(path);
      return text === undefined ? disk.read(path) : bytes(text);
    },
    readPieces(path, each) {
      const text = at(path);
      if (text === undefined) return disk.readPieces(path, each);
      each(bytes(text));
      return true;
    },
    list(path) {
      const entries = disk.list(path);
      const known = new Set(entries?.map((entry) => entry.name));
      const open = [...buffers.keys()].filter((key) => folderOf(joinPath('.', key)) === joinPath('.', path) && !known.has(nameOf(key)));
      if (open.length === 0) return entries;
      return [...(entries ?? []), ...open.map((key) => ({ name: nameOf(key), kind: 'file' as const }))];
    },
    realPath: (path) => disk.realPath(path),
  };
}
