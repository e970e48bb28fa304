import type { Files, FolderEntry } from '../../../engine/ports/files.ts';

/** A project's files as texts, for reading. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const at = new Map(Object.entries(texts));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const isFolder = (path: string) => path === '.' || [...at.keys()].some((key) => key.startsWith(`${path}/`));
  return {
    root: '/project',
    stat(path) {
      const text = at.get(path);
      if (text === undefined && !isFolder(path)) return undefined;
      return { kind: text === undefined ? 'folder' : 'file', size: bytes(text ?? '').length, mtimeNs: 0n, inode: 0n, executable: false };
    },
    readText: (path) => at.get(path),
    read: (path) => (at.has(path) ? bytes(at.get(path) ?? '') : undefined),
    readPieces: () => false,
    list(path) {
      const prefix = path === '.' ? '' : `${path}/`;
      const entries = new Map<string, FolderEntry>();
      for (const key of at.keys()) {
        if (!key.startsWith(prefix)) continue;
        const [name = '', ...rest] = key.slice(prefix.length).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return entries.size === 0 ? undefined : [...entries.values()];
    },
    realPath: (path) => `/project/${path}`,
  };
}
