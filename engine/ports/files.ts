/** What one look at a path says; symbolic links are followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  readonly mtimeNs: bigint;
  readonly inode: bigint;
  /** Any x bit. */
  readonly executable: boolean;
}

export interface FolderEntry {
  readonly name: string;
  /** Of the entry itself: a link is a link, wherever it leads. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * The project's files, to read. Paths are relative to `root` with `/`, or absolute. Synchronous, since what is read on a
 * thread that must not wait is small (pipeline texts), and the rest is read in a worker or in a stage's own process.
 * What is not there is `undefined`; any other trouble is thrown as a Node.js error with `code` and `path`.
 */
export interface Files {
  /** Absolute, with `/`. */
  readonly root: string;
  stat(path: string): FileStat | undefined;
  /** UTF-8, a byte-order mark kept. Undefined also for a folder. */
  readText(path: string): string | undefined;
  read(path: string): Uint8Array | undefined;
  /** Hands out the content piece by piece; the piece is only valid during the call. False where there is no such file. */
  readPieces(path: string, each: (piece: Uint8Array) => void): boolean;
  /** Unsorted; undefined where there is no such folder. */
  list(path: string): readonly FolderEntry[] | undefined;
  /** The path with all links followed, absolute; undefined where it does not exist. */
  realPath(path: string): string | undefined;
}

/** The project's files, to change. Every mutation of the disk goes through here, so that tests can fail each one. */
export interface WritableFiles extends Files {
  /** Written aside, synced, renamed, its folder synced: a reader sees the old or the new, whole. Makes the folders it needs. */
  writeWhole(path: string, content: string | Uint8Array, options?: { readonly mode?: number }): void;
  /** One write at the end of the file; whole lines from several processes do not mix. */
  append(path: string, text: string): void;
  makeFolder(path: string): void;
  /** A copy by reflink where the file system can, written aside and synced, renamed into place. `check` sees the copy before that; what it throws ends it. */
  copyFile(from: string, to: string, options?: { readonly mode?: number; readonly check?: (aside: string) => void }): void;
  rename(from: string, to: string): void;
  /** A file, a link or a whole folder; nothing happens where it is not there. Links are not followed. */
  remove(path: string): void;
  setMode(path: string, mode: number): void;
}
