import fs from 'node:fs';
import path from 'node:path';
import type { ReadFrom } from '../ports/read-from.ts';

/** Bytes that one reading gives at most; the next reading goes on behind them. */
const most = 16 << 20;

/** Reads what grew in the files below `root` (absolute). */
export const readFrom =
  (root: string): ReadFrom =>
  (file, offset) => {
    let open: number;
    try {
      // Without O_NONBLOCK a named pipe would hold the thread until someone writes. (Windows has neither: undefined adds no bit.)
      open = fs.openSync(path.resolve(root, file), fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
      throw error;
    }
    try {
      const stat = fs.fstatSync(open);
      if (!stat.isFile()) return undefined;
      const buffer = Buffer.alloc(Math.max(0, Math.min(stat.size - offset, most)));
      return buffer.subarray(0, fs.readSync(open, buffer, 0, buffer.length, offset));
    } finally {
      fs.closeSync(open);
    }
  };
