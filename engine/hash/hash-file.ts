import { createHash } from 'node:crypto';
import type { Files } from '../ports/files.ts';

/** The md5 of a file's bytes as 32 hex digits, as DVC 3 takes it (no change of line ends); undefined where there is no file. */
export function hashFile(files: Files, path: string): string | undefined {
  const hash = createHash('md5');
  return files.readPieces(path, (piece) => hash.update(piece)) ? hash.digest('hex') : undefined;
}

/** The md5 of a text's UTF-8 bytes. */
export const hashText = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
