import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { dvcProject } from './dvc-project.ts';

type Project = ReturnType<typeof dvcProject>;
const open: Project[] = [];
const project = (texts: Readonly<Record<string, string>>): Project => {
  const made = dvcProject(texts);
  open.push(made);
  return made;
};
afterEach(() => {
  for (const made of open.splice(0)) made.remove();
});

const texts = {
  'dvc.yaml': [
    'stages:',
    '  prepare:',
    '    cmd: mkdir -p out/parts && cp raw.txt out/a.txt && cp raw.txt out/parts/x && cp raw.txt "out/parts/é y"',
    '    deps: [raw.txt]',
    '    outs:',
    '    - out/a.txt',
    '    - out/parts',
    '  train:',
    '    cmd:',
    "    - cat out/a.txt out/parts/x > 'model.bin'",
    '    - echo 1 > scores.json',
    '    deps: [out/a.txt, out/parts]',
    '    params:',
    '    - train.lr',
    '    - train.layers',
    '    - name',
    '    outs: [model.bin]',
    '    metrics:',
    '    - scores.json: {cache: false}',
    '',
  ].join('\n'),
  'params.yaml': 'name: "1.10"\ntrain:\n  lr: 1e-5\n  layers: [1, 2.0, {a: yes}]\n  other: 3\n',
  'raw.txt': 'hello\n',
};
const ran = (out: string) => [...out.matchAll(/^Running stage '(.+)':$/gm)].map((match) => match[1]);

it('what we ran is up to date for DVC, which runs nothing', () => {
  const p = project(texts);
  const ours = p.ours('repro');
  expect(ours.err).toBe('');
  expect(ran(ours.out)).toEqual(['prepare', 'train']);
  expect(p.dvc('status').out).toBe('Data and pipelines are up to date.\n');
  expect(ran(p.dvc('repro').out)).toEqual([]);
});

it('what DVC ran is up to date for us, who run nothing', () => {
  const p = project(texts);
  expect(ran(p.dvc('repro').out)).toEqual(['prepare', 'train']);
  expect(p.ours('status').out).toBe('Data and pipelines are up to date.\n');
  const again = p.ours('repro');
  expect(again.code).toBe(0);
  expect(ran(again.out)).toEqual([]);
});

it('dvc.lock, .gitignore and the objects of cached outs are the same to the byte', () => {
  const [a, b] = [project(texts), project(texts)];
  expect(a.ours('repro').code).toBe(0);
  expect(b.dvc('repro').code).toBe(0);
  expect(a.read('dvc.lock')).toBe(b.read('dvc.lock'));
  expect(a.objects()).toEqual(b.objects());
  for (const file of ['.gitignore', 'out/.gitignore']) expect(a.read(file), file).toBe(b.read(file));
});

it('a changed parameter runs the stage that reads it, and no other', () => {
  const p = project(texts);
  p.ours('repro');
  p.write('params.yaml', texts['params.yaml'].replace('1e-5', '2e-5'));
  expect(JSON.parse(p.ours('status', '--json').out)).toEqual(JSON.parse(p.dvc('status', '--json').out));
  expect(p.ours('repro', '--dry').out).toContain('1e-05 → 2e-05');
  expect(ran(p.ours('repro').out)).toEqual(['train']);
  expect(p.dvc('status').out).toBe('Data and pipelines are up to date.\n');
});

it('an out that was edited or removed comes back from the cache', () => {
  const p = project(texts);
  p.ours('repro');
  p.write('model.bin', 'edited');
  const again = p.ours('repro');
  expect(ran(again.out)).toEqual([]);
  expect(p.read('model.bin')).toBe('hello\nhello\n');
});

it('a stage that fails leaves its last outs as they were', () => {
  const p = project(texts);
  p.ours('repro');
  const lock = p.read('dvc.lock');
  p.write('dvc.yaml', texts['dvc.yaml'].replace('- cat out/a.txt', '- echo half > model.bin; exit 3 # cat out/a.txt'));
  const failed = p.ours('repro');
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('exit code 3');
  expect(p.read('model.bin')).toBe('hello\nhello\n');
  expect(p.read('dvc.lock')).toBe(lock);
  p.write('dvc.yaml', texts['dvc.yaml']);
  expect(p.dvc('status').out).toBe('Data and pipelines are up to date.\n');
});

it('while our stage runs DVC refuses to run it, and names us', async () => {
  const p = project({
    'dvc.yaml': 'stages:\n  slow:\n    cmd: touch started && sleep 3 && cp in.txt out.txt\n    deps: [in.txt]\n    outs: [out.txt]\n',
    'in.txt': 'x\n',
  });
  const cli = path.resolve(import.meta.dirname, '../../dist/cli.cjs');
  const child = spawn(process.execPath, [cli, 'repro'], { cwd: p.folder, env: p.env, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await expect.poll(() => p.has('started'), { timeout: 10_000 }).toBe(true);
  const refused = p.dvc('repro');
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain(String(child.pid));
  expect(await ended).toBe(0);
  expect(p.dvc('status').out).toBe('Data and pipelines are up to date.\n');
});
