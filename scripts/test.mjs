// @ts-check
/**
 * `npm test`: everything, group by group; the last line is `N passed, N failed`.
 *   --demand python,dvc,data,browser,vscode   what must be able to run: a demanded group that cannot is a failure, another is named as not run
 *   --only engine,cli                    these groups alone, for work on a part
 * A skipped test of a group that runs is a failure too, so that nothing is left out unseen.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDvc } from './install-dvc.mjs';
import { findBrowser } from './workbench/find-browser.mjs';
import { installWorkbench } from './workbench/install-workbench.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} flag @returns {readonly string[]} */
const list = (flag) => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? [] : (process.argv[at + 1] ?? '').split(',').filter(Boolean);
};
const demanded = list('--demand');
const only = list('--only');
/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** @typedef {{ passed: number, failed: number, notRun?: string }} Outcome */
/** @typedef {{ name: string, needs: readonly string[], run: () => Outcome | Promise<Outcome> }} Group */

/** What the machine lacks for a group, found by trying; each need is made once. @type {Map<string, Promise<string | undefined>>} */
const needs = new Map();
/** @param {string} need @returns {Promise<string | undefined>} the reason why it is not there */
function lacking(need) {
  const known = needs.get(need) ?? look(need).catch((error) => String(error instanceof Error ? error.message : error));
  needs.set(need, known);
  return known;
}
/** @param {string} need */
async function look(need) {
  if (need === 'python') return spawnSync('python3', ['--version']).status === 0 ? undefined : 'there is no python3';
  if (need === 'data') return process.env['STAGEWRIGHT_DATA'] ? undefined : 'STAGEWRIGHT_DATA names no folder of recorded projects';
  if (need === 'dvc') {
    const dvc = installDvc(say);
    if (dvc.ok) process.env['STAGEWRIGHT_DVC'] = dvc.path;
    return dvc.ok ? undefined : dvc.why;
  }
  await installWorkbench({ log: say });
  if (need === 'vscode') return undefined;
  await findBrowser();
  return undefined;
}

/** One command as one check. @param {string} file @param {readonly string[]} args @returns {Outcome} */
function check(file, args) {
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' });
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One project of vitest.config.ts. @param {string} project @returns {Outcome} */
function vitest(project) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-test-')), 'report.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const said = JSON.parse(fs.readFileSync(report, 'utf8'));
  const left = said.numPendingTests + said.numTodoTests;
  if (left > 0) say(`${left} tests of ${project} were skipped, which counts as failed`);
  const failed = said.numFailedTests + left;
  // A file that cannot be loaded fails without a failed test.
  return { passed: said.numPassedTests, failed: failed === 0 && done.status !== 0 ? 1 : failed };
}

/** @type {readonly Group[]} */
const groups = [
  { name: 'types', needs: [], run: () => check('typescript/bin/tsc', ['-b']) },
  { name: 'lint', needs: [], run: () => check('eslint/bin/eslint.js', ['engine', 'extension', 'webview', 'test', '--max-warnings', '0']) },
  { name: 'format', needs: [], run: () => check('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
  { name: 'engine', needs: [], run: () => vitest('engine') },
  { name: 'webview', needs: [], run: () => vitest('webview') },
  { name: 'cli', needs: [], run: () => vitest('cli') },
  { name: 'data', needs: ['data'], run: () => vitest('data') },
  { name: 'oracle', needs: ['python', 'dvc'], run: () => vitest('oracle') },
  { name: 'browser', needs: ['browser'], run: () => vitest('browser') },
  { name: 'vscode', needs: ['vscode', 'browser'], run: () => vitest('vscode') },
];

say('building');
if (spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0) {
  say('the build failed\n0 passed, 1 failed');
  process.exit(1);
}
let passed = 0;
let failed = 0;
const rows = [];
for (const group of groups) {
  if (only.length > 0 && !only.includes(group.name)) continue;
  const began = Date.now();
  let why;
  for (const need of group.needs) why ??= await lacking(need);
  const must = group.needs.some((need) => demanded.includes(need));
  say(`\n— ${group.name}`);
  const outcome = why === undefined ? await group.run() : { passed: 0, failed: must ? 1 : 0 };
  passed += outcome.passed;
  failed += outcome.failed;
  const seconds = `${((Date.now() - began) / 1000).toFixed(0)} s`;
  rows.push(
    why === undefined
      ? `${group.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds})`
      : `${group.name}: NOT RUN, ${why}${must ? ' (demanded: a failure)' : ''}`,
  );
}
say(`\n${rows.join('\n')}\n`);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
