import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { importFaults, mayImport } from './import-faults.ts';
import { nameFaults } from './name-faults.ts';
import { readSources, repository, type Source } from './source.ts';
import { trustFaults } from './trust-faults.ts';

const product = readSources('engine', 'webview', 'extension').filter(({ file }) => /\.tsx?$/.test(file));
const all = readSources('engine', 'webview', 'extension', 'test', 'scripts', 'examples');

/** Says of a made-up file what the rule says of it. */
const check = (rule: (source: Source) => readonly string[], file: string, text: string) => rule({ file, text });
const within = (folder: string) => product.filter(({ file }) => file.startsWith(`${folder}/`));

describe('who imports whom', () => {
  it.each(['engine', 'webview', 'extension'])('%s imports nothing that ARCHITECTURE.md does not allow', (folder) => {
    expect(within(folder).length).toBeGreaterThan(10);
    expect(within(folder).flatMap(importFaults)).toEqual([]);
  });

  it('no layer may import a later one, so layers have no circles', () => {
    const order = [...mayImport.keys()];
    for (const [layer, others] of mayImport) {
      const later = others.filter((other) => !other.endsWith('*') && order.indexOf(other) >= order.indexOf(layer));
      expect(later, layer).toEqual([]);
    }
  });

  it.each([
    ['engine/run/x.ts', "import { window } from 'vscode';", 'vscode'],
    ['engine/run/x.ts', "import type { Uri } from 'vscode';", 'vscode'],
    ['engine/live/x.ts', "import { useState } from 'react';", 'react'],
    ['engine/text/x.ts', "import fs from 'node:fs';", 'node:fs'],
    ['engine/text/x.ts', "const fs = await import('fs/promises');", 'node:fs/promises'],
    ['engine/hash/x.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
    ['engine/cli/x.ts', "import { rmSync } from 'node:fs';", 'node:fs'],
    ['engine/cli/x.ts', "import { spawn } from 'child_process';", 'node:child_process'],
    ['engine/sync/x.ts', "import { parse } from 'yaml';", 'yaml'],
    ['engine/cli/x.ts', "export { parse } from 'yaml';", 'yaml'],
    ['engine/cli/x.ts', "import * as v from 'valibot';", 'valibot'],
    ['engine/model/x.ts', "import type { Files } from '../ports/files.ts';", 'engine/ports/files.ts'],
    ['engine/text/x.ts', "type Plan = import('../run/plan-run.ts').Plan;", 'engine/run/plan-run.ts'],
    ['engine/run/x.ts', "import { nodeFiles } from '../platform/node-files.ts';", 'engine/platform/node-files.ts'],
    ['engine/graph/deep/x.ts', "import { a } from '../../cli/main.ts';", 'engine/cli/main.ts'],
    ['engine/graph/x.ts', "import { a } from '../../webview/protocol/channel.ts';", 'webview/protocol/channel.ts'],
    ['webview/canvas/x.tsx', "import { findWires } from '../../engine/graph/find-wires.ts';", 'engine/graph/find-wires.ts'],
    ['webview/canvas/x.tsx', "import { log } from '../../extension/log.ts';", 'extension/log.ts'],
    ['webview/canvas/x.tsx', "import type { Webview } from 'vscode';", 'vscode'],
    ['webview/store/x.ts', "import { join } from 'path';", 'node:path'],
    ['webview/protocol/x.ts', "import { useState } from 'react';", 'react'],
    ['extension/x.ts', "import { parse } from 'yaml';", 'yaml'],
    ['extension/x.ts', "import { createRoot } from 'react-dom/client';", 'react-dom'],
    ['extension/x.ts', "import { Box } from '../webview/canvas/stage-box.tsx';", 'webview/canvas/stage-box.tsx'],
    ['extension/x.ts', "import { main } from '../engine/cli/main.ts';", 'engine/cli/main.ts'],
  ])('%s must not say %s', (file, text, imported) => {
    expect(check(importFaults, file, text)).toEqual([`${file} imports ${imported}`]);
  });

  it('what is allowed is not held against a file', () => {
    expect(check(importFaults, 'engine/hash/x.ts', "import { createHash } from 'node:crypto';\n// from 'vscode'")).toEqual([]);
    expect(check(importFaults, 'engine/text/yaml/x.ts', "import { parse } from 'yaml';\nconst s = \"import 'vscode'\";")).toEqual([]);
    expect(check(importFaults, 'extension/x.ts', "import { window } from 'vscode';\nimport fs from 'node:fs';")).toEqual([]);
    expect(check(importFaults, 'engine/tools/x.ts', '')).toEqual([expect.stringContaining('does not have')]);
  });

  it('the engine is compiled without the types of the DOM and of VS Code', () => {
    expect(compiledWith('engine')).toEqual({ dom: false, types: ['node'] });
    expect(compiledWith('webview').dom).toBe(true);
  });
});

describe('trust', () => {
  it('each file of the extension that starts or writes something asks for trust', () => {
    expect(within('extension').flatMap(trustFaults)).toEqual([]);
  });

  it.each([
    ['await tasks.executeTask(task);', 'tasks.executeTask'],
    ['await vscode.tasks.executeTask(task);', 'vscode.tasks.executeTask'],
    ['await workspace.fs.writeFile(uri, bytes);', 'workspace.fs.writeFile'],
    ["import { spawn } from 'node:child_process';\nspawn('node');", 'spawn'],
    ["import cp from 'node:child_process';\ncp.exec('node');", 'cp.exec'],
    ["import { spawn as begin } from 'node:child_process';\nbegin('node');", 'node:child_process'],
    ["import fs from 'node:fs';\nfs.rmSync('x');", 'fs.rmSync'],
    ["import fs from 'node:fs';\nfs.promises.mkdir('x');", 'fs.promises.mkdir'],
    ['machine.files.writeWhole(path, text);', 'machine.files.writeWhole'],
    ["window.createTerminal('x');", 'window.createTerminal'],
  ])('%s needs it', (text, call) => {
    expect(check(trustFaults, 'extension/x.ts', text)).toEqual([`extension/x.ts uses ${call} without assertTrusted()`]);
    expect(check(trustFaults, 'extension/x.ts', `// assertTrusted()\n${text}`)).toHaveLength(1);
    expect(check(trustFaults, 'extension/x.ts', `assertTrusted();\n${text}`)).toEqual([]);
  });

  it('a regular expression is no process', () => {
    expect(check(trustFaults, 'extension/x.ts', 'pattern.exec(text); /x/.exec(text);')).toEqual([]);
  });
});

describe('files', () => {
  it('are named after what they do, and none is longer than 400 lines', () => {
    expect(all.length).toBeGreaterThan(product.length);
    expect(all.flatMap(nameFaults)).toEqual([]);
  });

  it.each(['engine/text/util.ts', 'webview/common/box.tsx', 'extension/run-manager.ts', 'test/helpers/x.ts', 'scripts/utils.mjs'])(
    '%s is no name',
    (file) => {
      expect(check(nameFaults, file, '')).toHaveLength(1);
    },
  );

  it('a line more than 400 is one too many', () => {
    expect(check(nameFaults, 'engine/text/x.ts', 'a\n'.repeat(400))).toEqual([]);
    expect(check(nameFaults, 'engine/text/x.ts', 'a\n'.repeat(401))).toHaveLength(1);
    expect(check(nameFaults, 'engine/text/commonplace.ts', '')).toEqual([]);
  });
});

/** What a folder's tsconfig.json lets its files see. */
function compiledWith(folder: string): { readonly dom: boolean; readonly types: readonly string[] } {
  const file = path.join(repository, folder, 'tsconfig.json');
  const parsed = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)).config, ts.sys, path.dirname(file));
  return { dom: (parsed.options.lib ?? []).some((lib) => lib.startsWith('lib.dom')), types: parsed.options.types ?? [] };
}
