import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import type { Source } from './source.ts';

/** What a file imports, types among them: files of this repository by their path, packages by their name, Node.js as `node:…`. */
export interface Imports {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** Reads `import`, `export … from`, `import()`, `import type`, `import('…').Type` and `require()`. */
export function readImports({ file, text }: Source): Imports {
  const files = new Set<string>();
  const packages = new Set<string>();
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    if (fileName.startsWith('.')) files.add(path.posix.join(path.posix.dirname(file), fileName));
    else packages.add(packageOf(fileName));
  }
  return { files: [...files], packages: [...packages] };
}

/** `@xyflow/react/dist/base.css` is `@xyflow/react`; `fs/promises` without its `node:` is Node.js all the same. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const [first = '', second = ''] = specifier.split('/');
  if (builtin.has(first)) return `node:${specifier}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

const builtin = new Set(builtinModules);
