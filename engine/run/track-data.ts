import { ignoreOut } from '../cache/ignore-out.ts';
import { keepObject } from '../cache/object-store.ts';
import { hashesOf } from '../hash/hashes.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { DataFile } from '../model/stage.ts';
import type { StageFailure } from '../model/stage-event.ts';
import type { WritableFiles } from '../ports/files.ts';

/** Puts the changed data of a `.dvc` file into the cache and sets its new hash in the file: the values of `md5`, `size` and `nfiles`, no other text. */
export function trackData(files: WritableFiles, data: DataFile): Result<void, StageFailure> {
  const [out] = data.outs;
  const text = files.readText(data.file);
  if (out === undefined || text === undefined || data.outs.length > 1)
    return fail({ type: 'refused', message: `${data.file} does not name one file or folder` });
  const content = hashesOf(files).of(out.resolved);
  if (content === undefined)
    return fail({ type: 'missing-dep', path: out.path, message: `${out.path}, tracked by ${data.file}, does not exist` });
  if (out.cache) keepObject(files, out.resolved, content);
  const set = (from: string, key: string, value: string | number | undefined): string =>
    value === undefined ? from : from.replace(new RegExp(`^([-\\s]*${key}:[ \\t]*)\\S+`, 'm'), `$1${value}`);
  files.writeWhole(data.file, set(set(set(text, 'md5', content.md5), 'size', content.size), 'nfiles', content.nfiles));
  if (out.cache) ignoreOut(files, out.resolved);
  return ok(undefined);
}
