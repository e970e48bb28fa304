import fs from 'node:fs';
import path from 'node:path';
import type { FileStat, FolderEntry, WritableFiles } from '../ports/files.ts';

/** Bytes of one piece of a large file. */
const pieceSize = 1 << 20;

/** The files of the project at `root` (absolute) on this machine's disk. */
export function nodeFiles(root: string): WritableFiles {
  const at = (file: string) => path.resolve(root, file);
  return {
    root: root.split(path.sep).join('/'),
    stat: (file) => ifThere(() => toStat(fs.statSync(at(file), { bigint: true }))),
    readText: (file) => ifThere(() => fs.readFileSync(at(file), 'utf8')),
    read: (file) => ifThere(() => fs.readFileSync(at(file))),
    readPieces: (file, each) => ifThere(() => readPieces(at(file), each)) ?? false,
    list: (folder) =>
      ifThere(() => fs.readdirSync(at(folder), { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) }))),
    realPath: (file) => ifThere(() => fs.realpathSync(at(file)).split(path.sep).join('/')),
    writeWhole: (file, content, options) =>
      replaceWhole(at(file), options?.mode, (aside) => fs.writeFileSync(aside, content, { flag: 'wx' })),
    append: (file, text) => {
      fs.mkdirSync(path.dirname(at(file)), { recursive: true });
      fs.appendFileSync(at(file), text);
    },
    makeFolder: (folder) => void fs.mkdirSync(at(folder), { recursive: true }),
    copyFile: (from, to, options) =>
      replaceWhole(at(to), options?.mode, (aside) => {
        fs.copyFileSync(at(from), aside, fs.constants.COPYFILE_FICLONE | fs.constants.COPYFILE_EXCL);
        // The copy of a read-only object must be writable until it stands.
        fs.chmodSync(aside, 0o644);
        options?.check?.(aside);
      }),
    rename: (from, to) => {
      fs.mkdirSync(path.dirname(at(to)), { recursive: true });
      fs.renameSync(at(from), at(to));
      syncFolder(path.dirname(at(to)));
    },
    remove: (file) => fs.rmSync(at(file), { recursive: true, force: true }),
    setMode: (file, mode) => fs.chmodSync(at(file), mode),
  };
}

/** What is not there is no trouble; all else is. */
function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}

function toStat(stat: fs.BigIntStats): FileStat {
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  return { kind, size: Number(stat.size), mtimeNs: stat.mtimeNs, inode: stat.ino, executable: (stat.mode & 0o111n) !== 0n };
}

function kindOf(entry: fs.Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

function readPieces(file: string, each: (piece: Uint8Array) => void): boolean {
  const open = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(pieceSize);
    for (;;) {
      const read = fs.readSync(open, buffer, 0, pieceSize, null);
      if (read === 0) return true;
      each(buffer.subarray(0, read));
    }
  } finally {
    fs.closeSync(open);
  }
}

let written = 0;

/** Aside, synced, renamed, the folder synced; what stands aside is removed where a step fails. */
function replaceWhole(file: string, mode: number | undefined, write: (aside: string) => void): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  const aside = path.join(folder, `.${path.basename(file).slice(0, 200)}.${process.pid}.${written++}.tmp`);
  try {
    write(aside);
    const open = fs.openSync(aside, 'r+');
    try {
      // A file that stood there keeps its mode, a new one takes the usual one.
      const old = mode ?? ifThere(() => fs.statSync(file).mode & 0o777);
      if (old !== undefined) fs.fchmodSync(open, old);
      fs.fsyncSync(open);
    } finally {
      fs.closeSync(open);
    }
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Some systems cannot sync a folder: there the rename is as safe as it gets. */
function syncFolder(folder: string): void {
  try {
    const open = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(open);
    } finally {
      fs.closeSync(open);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}
