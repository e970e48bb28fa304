import { readListing } from '../cache/object-store.ts';
import { folderListing, type FolderFile } from '../hash/folder-listing.ts';
import { hashText } from '../hash/hash-file.ts';
import type { Content, Hashes } from '../hash/hashes.ts';
import { isWithin, type RepoPath } from '../model/path.ts';
import type { ContentHash } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';

/** The hashes of the workspace as they will be when the outs in `restored` have come back from the cache; for looking ahead. */
export function hashesAfter(files: Files, now: Hashes, restored: ReadonlyMap<RepoPath, ContentHash>): Hashes {
  if (restored.size === 0) return now;
  const filesOf = (content: ContentHash, prefix: string): readonly FolderFile[] => {
    if (!content.md5.endsWith('.dir')) return [{ relpath: prefix, md5: content.md5 }];
    const lead = prefix === '' ? '' : `${prefix}/`;
    return (readListing(files, content.md5) ?? []).map(({ relpath, md5 }) => ({ relpath: lead + relpath, md5 }));
  };
  return {
    of(path) {
      const same = restored.get(path as RepoPath);
      if (same !== undefined) return same;
      const above = [...restored].find(([out]) => isWithin(path, out));
      if (above !== undefined) {
        const [out, content] = above;
        const inside = path.slice(out.length + 1);
        const listed = filesOf(content, '');
        const file = listed.find(({ relpath }) => relpath === inside);
        if (file !== undefined) return { hash: 'md5', md5: file.md5 };
        const below = listed.filter(({ relpath }) => relpath.startsWith(`${inside}/`));
        return below.length === 0
          ? undefined
          : folder(below.map(({ relpath, md5 }) => ({ relpath: relpath.slice(inside.length + 1), md5 })));
      }
      const below = [...restored].filter(([out]) => isWithin(out, path));
      if (below.length === 0) return now.of(path);
      const inside = (out: string) => (path === '.' ? out : out.slice(path.length + 1));
      const others = (now.of(path)?.listing ?? []).filter(({ relpath }) => !below.some(([out]) => isWithin(relpath, inside(out))));
      return folder([...others, ...below.flatMap(([out, content]) => filesOf(content, inside(out)))]);
    },
  };
}

const folder = (listing: readonly FolderFile[]): Content => ({
  hash: 'md5',
  md5: `${hashText(folderListing(listing))}.dir`,
  nfiles: listing.length,
  listing,
});
