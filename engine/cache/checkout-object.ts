import { hashFile } from '../hash/hash-file.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { ContentHash } from '../model/stage.ts';
import type { WritableFiles } from '../ports/files.ts';
import { objectPath, readListing } from './object-store.ts';

/** The object's name and what is wrong with it. */
export interface ObjectTrouble {
  readonly md5: string;
  readonly message: string;
}

/** Brings the content of a hash back to `path`, in place of what stands there. Each object is hashed before it is served; nothing changes where one is bad. */
export function checkoutObject(files: WritableFiles, path: string, content: ContentHash): Result<void, ObjectTrouble> {
  const isFolder = content.md5.endsWith('.dir');
  const listing = isFolder ? readListing(files, content.md5) : [{ relpath: '', md5: content.md5 }];
  if (listing === undefined) return fail({ md5: content.md5, message: `the cache does not have ${content.md5}, or it is damaged` });
  for (const { md5 } of listing) {
    const found = hashFile(files, objectPath(md5));
    if (found === undefined) return fail({ md5, message: `the cache does not have ${md5}` });
    if (found !== md5) return fail({ md5, message: `the object ${md5} in the cache is damaged: its content has the md5 ${found}` });
  }
  if (!isFolder) {
    if (files.stat(path)?.kind === 'folder') files.remove(path);
    files.copyFile(objectPath(content.md5), path, { mode: content.isexec === true ? 0o755 : 0o644 });
    return ok(undefined);
  }
  // The folder is made whole beside its place, so that a stop leaves the old one or the new one.
  const aside = `${path}.stagewright-tmp`;
  files.remove(aside);
  files.makeFolder(aside);
  for (const { relpath, md5 } of listing) files.copyFile(objectPath(md5), `${aside}/${relpath}`, { mode: 0o644 });
  files.remove(path);
  files.rename(aside, path);
  return ok(undefined);
}
