import type { ContentHash } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import { folderListing, type FolderFile } from './folder-listing.ts';
import { hashFile, hashText } from './hash-file.ts';

/** What stands at a path: its hash, and for a folder the files below it. */
export interface Content extends ContentHash {
  readonly listing?: readonly FolderFile[];
}

/** Hashes of paths. A file is read again only when its size, time or inode differ from when it was read last. */
export interface Hashes {
  /** Undefined where nothing stands at `path`. Throws `NotRegular` for a pipe, a device, or a link that leads nowhere. */
  of(path: string): Content | undefined;
}

/** What dvc.lock and manifests hold of a content: all but the list of its files. */
export function withoutListing({ hash, md5, size, nfiles, isexec }: Content): ContentHash {
  return {
    hash,
    md5,
    ...(size === undefined ? {} : { size }),
    ...(nfiles === undefined ? {} : { nfiles }),
    ...(isexec === undefined ? {} : { isexec }),
  };
}

/** Something that has no content to hash; reading it could wait for ever. */
export class NotRegular extends Error {
  readonly path: string;
  constructor(path: string, what: string) {
    super(`${path} is ${what}, which cannot be tracked`);
    this.path = path;
  }
}

interface Remembered {
  readonly stamp: string;
  readonly md5: string;
}

/** A memory of hashes for `files`; keep it for as long as the process lives. */
export function hashesOf(files: Files): Hashes {
  const known = new Map<string, Remembered>();
  const fileMd5 = (path: string, stamp: string): string | undefined => {
    const last = known.get(path);
    if (last?.stamp === stamp) return last.md5;
    const md5 = hashFile(files, path);
    if (md5 !== undefined) known.set(path, { stamp, md5 });
    return md5;
  };
  const below = (folder: string, prefix: string, seen: ReadonlySet<string>, add: (file: FolderFile, size: number) => void): void => {
    const real = files.realPath(folder) ?? folder;
    if (seen.has(real)) throw new NotRegular(folder, 'a link to a folder above it');
    const inside = new Set(seen).add(real);
    for (const entry of files.list(folder) ?? []) {
      const path = `${folder}/${entry.name}`;
      const stat = files.stat(path);
      if (stat === undefined) throw new NotRegular(path, 'a link that leads nowhere');
      if (stat.kind === 'other') throw new NotRegular(path, 'no regular file');
      if (stat.kind === 'folder') {
        below(path, `${prefix}${entry.name}/`, inside, add);
        continue;
      }
      const md5 = fileMd5(path, `${stat.size} ${stat.mtimeNs} ${stat.inode}`);
      if (md5 !== undefined) add({ relpath: prefix + entry.name, md5 }, stat.size);
    }
  };
  return {
    of(path) {
      const stat = files.stat(path);
      if (stat === undefined) return undefined;
      if (stat.kind === 'other') throw new NotRegular(path, 'no regular file');
      if (stat.kind === 'file') {
        const md5 = fileMd5(path, `${stat.size} ${stat.mtimeNs} ${stat.inode}`);
        return md5 === undefined ? undefined : { hash: 'md5', md5, size: stat.size, ...(stat.executable ? { isexec: true } : {}) };
      }
      const listing: FolderFile[] = [];
      let size = 0;
      below(path, '', new Set(), (file, bytes) => {
        listing.push(file);
        size += bytes;
      });
      return { hash: 'md5', md5: `${hashText(folderListing(listing))}.dir`, size, nfiles: listing.length, listing };
    },
  };
}
