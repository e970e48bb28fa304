// @ts-check
/**
 * Makes `dist/`: `extension.cjs` (loaded by VS Code), `cli.cjs`, `worker.cjs` (hashes and plans off the extension host's thread),
 * `webview/<view>.js` and `.css`. `--watch` rebuilds on change, `--meta` writes what each bundle is made of.
 */
import { context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  keepNames: false,
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shared,
    entryPoints: { extension: 'extension/activate.ts', cli: 'engine/cli/main.ts', worker: 'engine/platform/worker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: { canvas: 'webview/canvas.tsx', metrics: 'webview/metrics.tsx', checkpoints: 'webview/checkpoints.tsx' },
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.svg': 'dataurl' },
    assetNames: '[name]',
  },
];

/** Builds once, or keeps building with `watch`. @param {{ watch?: boolean, meta?: boolean }} [options] */
export async function build({ watch = false, meta = false } = {}) {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  for (const [index, options] of bundles.entries()) {
    // A bundle is built from the entries that are there, so that parts can be worked on alone.
    const entries = Object.fromEntries(
      Object.entries(/** @type {Record<string, string>} */ (options.entryPoints)).filter(([, file]) =>
        fs.existsSync(path.join(root, file)),
      ),
    );
    const made = await context({ ...options, entryPoints: entries });
    const result = await made.rebuild();
    if (meta) fs.writeFileSync(path.join(root, 'dist', `meta-${index}.json`), JSON.stringify(result.metafile));
    if (watch) await made.watch();
    else await made.dispose();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await build({ watch: process.argv.includes('--watch'), meta: process.argv.includes('--meta') });
