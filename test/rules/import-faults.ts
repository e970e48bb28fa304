import { readImports } from './read-imports.ts';
import type { Source } from './source.ts';

/**
 * What each layer may import besides itself, in the order of the layers: nobody imports a later one, so there are no circles.
 * `webview` stands for all of it but the protocol.
 */
export const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ['engine/model', []],
  ['engine/ports', ['engine/model']],
  ['engine/text', ['engine/model']],
  ['engine/graph', ['engine/model']],
  ['engine/diagnose', ['engine/model', 'engine/ports', 'engine/text', 'engine/graph']],
  ['engine/sync', ['engine/model', 'engine/ports', 'engine/text', 'engine/graph', 'engine/diagnose']],
  ['engine/hash', ['engine/model', 'engine/ports', 'engine/text']],
  // A checkpoint keeps the parameters of its stage, which are read from the project's texts.
  ['engine/cache', ['engine/model', 'engine/ports', 'engine/text', 'engine/sync', 'engine/hash']],
  ['engine/live', ['engine/model', 'engine/ports', 'engine/text']],
  [
    'engine/run',
    ['engine/model', 'engine/ports', 'engine/text', 'engine/graph', 'engine/diagnose', 'engine/sync', 'engine/hash', 'engine/cache'],
  ],
  // It puts a machine together from its answers to the ports, and the worker does there what the engine does.
  ['engine/platform', ['engine/model', 'engine/ports', 'engine/text', 'engine/sync', 'engine/hash', 'engine/cache', 'engine/run']],
  ['engine/cli', ['engine/*']],
  ['webview/protocol', ['engine/model']],
  ['webview', ['engine/model', 'webview/protocol']],
  ['extension', ['engine/*', 'webview/protocol']],
]);

/** Which packages a layer may import, where not all. */
function mayUse(layer: string, name: string): boolean {
  if (name === 'yaml') return layer === 'engine/text';
  if (name === 'node:crypto' && layer === 'engine/hash') return true;
  // All that is written or started goes through a port, which only the platform answers.
  if (/^node:(fs|child_process)/.test(name) && layer.startsWith('engine/')) return layer === 'engine/platform';
  if (name.startsWith('node:')) return layer === 'engine/platform' || layer === 'engine/cli' || layer === 'extension';
  if (name === 'vscode') return layer === 'extension';
  if (layer.startsWith('engine/')) return false;
  return layer === 'webview' || (layer === 'webview/protocol' && name === 'valibot');
}

/** What a file imports and must not, a sentence each. */
export function importFaults(source: Source): readonly string[] {
  const layer = layerOf(source.file);
  const allowed = mayImport.get(layer);
  if (allowed === undefined) return [`${source.file} lies in a folder that ARCHITECTURE.md does not have`];
  const { files, packages } = readImports(source);
  const isAllowed = (other: string) =>
    other === layer || allowed.includes(other) || (other !== 'engine/cli' && other.startsWith('engine/') && allowed.includes('engine/*'));
  return [
    ...files.filter((file) => !isAllowed(layerOf(file))).map((file) => `${source.file} imports ${file}`),
    ...packages.filter((name) => !mayUse(layer, name)).map((name) => `${source.file} imports ${name}`),
  ];
}

function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'engine' || (top === 'webview' && second === 'protocol') ? `${top}/${second}` : top;
}
