import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { joinPath } from '../../engine/model/path.ts';
import { runCheck } from '../../engine/cli/check.ts';
import type { Command } from '../../engine/cli/command-context.ts';
import { runDag } from '../../engine/cli/dag.ts';
import { runStage } from '../../engine/cli/stage.ts';
import { nodeFiles } from '../../engine/platform/node-files.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs commands one after the other in a new project; what the last one printed, and its exit code. */
async function check(texts: Record<string, string>, ...calls: [Command, string[], { json?: boolean; untrusted?: boolean }?][]) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-'));
  made.push(root);
  for (const [name, text] of Object.entries(texts)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  let last = { code: -1, out: '', err: '', root };
  for (const [run, args, options] of calls) {
    let [out, err] = ['', ''];
    const code = await run(args, {
      cwd: root,
      cwdInRepo: joinPath('.', '.'),
      files: nodeFiles(root),
      out: (text) => (out += text),
      err: (text) => (err += text),
      json: options?.json === true,
      untrusted: options?.untrusted === true,
    });
    last = { code, out, err, root };
  }
  return last;
}
const text = (root: string) => fs.readFileSync(path.join(root, 'dvc.yaml'), 'utf8');

describe('stage add', () => {
  it('writes what DVC would write', async () => {
    const { root, code } = await check({}, [
      runStage,
      [
        'add',
        '-n',
        'train',
        '-d',
        'b',
        '-d',
        'a',
        '-p',
        'lr,b.c',
        '-p',
        'o.yaml:k',
        '-o',
        'm',
        '-O',
        'n',
        '-M',
        'e.json',
        '--desc',
        'Trains',
        '-w',
        'sub',
        'python',
        'train.py',
        'a b',
      ],
    ]);
    expect(code).toBe(0);
    expect(text(root)).toBe(
      'stages:\n  train:\n    desc: Trains\n    cmd: python train.py "a b"\n    wdir: sub\n    deps:\n    - a\n    - b\n    params:\n    - b.c\n    - lr\n    - o.yaml:\n      - k\n    outs:\n    - m\n    - n:\n        cache: false\n    metrics:\n    - e.json:\n        cache: false\n',
    );
  });
  it.each<[string[], number]>([
    [['add', 'x'], 2],
    [['add', '-n', 'a'], 2],
    [['add', '-n', 'a', '--nope', 'x'], 2],
    [['add', '-n', 'a@b', 'x'], 1],
    [['add', '-n', 'a', '-d', 'p', '-o', './p', 'x'], 1],
    [['frob'], 2],
  ])('%j ends with %i and writes nothing', async (args, expected) => {
    const { code, err, root } = await check({}, [runStage, args]);
    expect([code, fs.readdirSync(root)]).toEqual([expected, []]);
    expect(err).not.toBe('');
  });
  it('writes nothing where the folder is not trusted', async () => {
    const { code, root } = await check({}, [runStage, ['add', '-n', 'a', 'x'], { untrusted: true }]);
    expect([code, fs.readdirSync(root)]).toEqual([1, []]);
  });
});

describe('what a pipeline says of itself', () => {
  const texts = {
    'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    outs: [o]\n  bb:\n    cmd: x\n    deps: [o]\n    metrics: [m.json]\n',
    'x.dvc': 'outs:\n- path: d\n',
  };
  it('stage list', async () => {
    expect((await check(texts, [runStage, ['list']])).out).toBe('a   Outputs o\nbb  Reports m.json\n');
    expect((await check(texts, [runStage, ['list', '--all', '--name-only']])).out).toBe('a\nbb\nx.dvc\n');
  });
  it('stage list --json', async () => {
    const { out } = await check(texts, [runStage, ['list', '--all'], { json: true }]);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        {
          path: 'dvc.yaml',
          stages: [
            { name: 'a', outs: [{ path: 'o' }] },
            { name: 'bb', outs: [{ path: 'm.json', kind: 'metric' }] },
          ],
        },
      ],
      stages: ['a', 'bb', 'x.dvc'],
      edges: [['bb', 'a']],
    });
  });
  it('dag --json, and dag of a broken file', async () => {
    const { out } = await check(texts, [runDag, [], { json: true }]);
    expect(JSON.parse(out)).toEqual({ nodes: ['a', 'bb', 'x.dvc'], edges: [{ from: 'a', to: 'bb' }] });
    expect(await check({ 'dvc.yaml': 'stages: [' }, [runDag, []])).toMatchObject({ code: 1, out: '' });
  });
  it('check prints a line a problem, without what steers a terminal, and ends with 1 on an error', async () => {
    const { code, out } = await check({ 'dvc.yaml': 'stages:\n  "a\\u001b[2J":\n    wdir: .\n' }, [runCheck, []]);
    expect(code).toBe(1);
    expect(out).toBe("dvc.yaml:2:3 error stage-no-cmd stage 'a\\u001b[2J' has no 'cmd'\n");
    expect(await check({ 'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    deps: [d]\n' }, [runCheck, []])).toMatchObject({ code: 0 });
  });
});
