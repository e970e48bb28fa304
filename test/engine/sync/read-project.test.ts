import { describe, expect, it } from 'vitest';
import { overlay } from '../../../engine/sync/overlay.ts';
import { readProject } from '../../../engine/sync/read-project.ts';
import { memoryFiles } from './memory-files.ts';

const read = (texts: Record<string, string>) => readProject(memoryFiles(texts)).pipeline;
const problems = (texts: Record<string, string> | string) =>
  read(typeof texts === 'string' ? { 'dvc.yaml': texts } : texts).diagnostics.map(
    ({ file, span, severity, code }) => `${file}:${span.line}:${span.col} ${severity} ${code}`,
  );

describe('problems have their place', () => {
  it.each<[string, Record<string, string> | string, string[]]>([
    ['no cmd', 'stages:\n  a:\n    wdir: .\n', ['dvc.yaml:2:3 error stage-no-cmd']],
    ['an unknown key', 'stages:\n  a:\n    cmd: x\n    dep: [d]\n', ['dvc.yaml:4:5 error unknown-key']],
    ['null lists', 'stages:\n  a:\n    cmd: x\n    deps:\n', ['dvc.yaml:4:10 error schema']],
    ['yes is no boolean', 'stages:\n  a:\n    cmd: x\n    frozen: yes\n', ['dvc.yaml:4:13 error schema']],
    ['a list as a file', '- a\n', ['dvc.yaml:1:1 error schema']],
    ['a stage twice', 'stages:\n  a:\n    cmd: x\n  a:\n    cmd: x\n', ['dvc.yaml:4:3 error duplicate-key']],
    ['a template', 'vars: [v.yaml]\nstages:\n  a:\n    cmd: x ${v}\n    deps: ["${v}"]\n', ['dvc.yaml:1:1 info template-unsupported']],
    ['a tab', 'stages:\n\ta:\n', ['dvc.yaml:2:1 error yaml-syntax']],
    ['a dep that is not there', 'stages:\n  a:\n    cmd: x\n    deps: [d]\n', ['dvc.yaml:4:12 warning missing-dep']],
    ['dep and out', 'stages:\n  a:\n    cmd: x\n    deps: [d]\n    outs: [./d]\n', ['dvc.yaml:4:12 error same-dep-and-out']],
    [
      'outs in outs',
      'stages:\n  a:\n    cmd: x\n    outs: [d]\n  b:\n    cmd: x\n    outs: [d/e]\n',
      ['dvc.yaml:7:12 error overlapping-outs'],
    ],
    [
      'a circle',
      'stages:\n  a:\n    cmd: x\n    deps: [q]\n    outs: [p]\n  b:\n    cmd: x\n    deps: [p]\n    outs: [q]\n',
      ['dvc.yaml:2:3 error cycle'],
    ],
    ['no params file', 'stages:\n  a:\n    cmd: x\n    params: [lr]\n', ['dvc.yaml:4:14 warning missing-params-file']],
    [
      'no such key',
      { 'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    params: [lr, n.k, l.1]\n', 'params.yaml': 'n: {}\nlr: 1\nl: [1, 2]\n' },
      ['dvc.yaml:4:18 warning missing-param'],
    ],
    [
      'a lock with conflicts',
      { 'dvc.yaml': '', 'dvc.lock': "schema: '2.0'\n<<<<<<< HEAD\nstages: {}\n=======\n>>>>>>> x\n" },
      ['dvc.lock:2:1 error lock-invalid'],
    ],
    ['empty, a mark, CRLF', { 'dvc.yaml': '\uFEFF\r\n', 'sub/dvc.yaml': '' }, []],
    ['a dep that a URL names', 'stages:\n  a:\n    cmd: x\n    deps: ["https://h/x"]\n', []],
  ])('%s', (_, texts, expected) => {
    expect(problems(texts)).toEqual(expected);
  });
  it('a slip of the pen gets a fix', () => {
    const { diagnostics } = read({ 'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    deps: [dat.csv]\n', 'data.csv': '' });
    expect(diagnostics[0]?.message).toContain("did you mean 'data.csv'?");
    expect(diagnostics[0]?.fixes?.[0]).toMatchObject({ type: 'edit', edit: { type: 'rename-dep', path: 'dat.csv', to: 'data.csv' } });
  });
});

describe('the pipeline', () => {
  const texts = {
    'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    deps: [data/raw/x.csv]\n    outs: [out]\n    metrics: [m.json: {cache: false}]\n',
    'data/raw.dvc': 'outs:\n- md5: d751713988987e9331980363e24189ce.dir\n  hash: md5\n  path: raw\n',
    'sub/dvc.yaml': 'stages:\n  b:\n    cmd: x\n    wdir: ..\n    deps: [out/part]\n    params: [out/p.yaml: [k]]\n',
    'data/raw/dvc.yaml': 'stages: {hidden: {cmd: x}}\n',
    '.dvc/tmp/dvc.yaml': 'stages: {hidden: {cmd: x}}\n',
  };
  it("has DVC's nodes and wires, by containment", () => {
    const { nodes, wires } = read(texts);
    expect(nodes.map((node) => node.address)).toEqual(['a', 'data/raw.dvc', 'sub/dvc.yaml:b']);
    expect(wires.map((wire) => `${wire.from} -${wire.kind}-> ${wire.to} ${wire.dep}`)).toEqual([
      'data/raw.dvc -dep-> a data/raw/x.csv',
      'a -dep-> sub/dvc.yaml:b out/part',
      'a -param-> sub/dvc.yaml:b out/p.yaml',
    ]);
  });
  it('shows the last good stages while a text is broken', () => {
    const disk = memoryFiles({ 'dvc.yaml': 'stages:\n  a:\n    cmd: x\n' });
    const good = readProject(disk);
    const broken = readProject(overlay(new Map([['dvc.yaml', 'stages:\n  a:\n    cmd: [']]), disk), good);
    expect(broken.pipeline.files).toEqual([{ path: 'dvc.yaml', state: 'last-good' }]);
    expect(broken.pipeline.nodes).toEqual(good.pipeline.nodes);
    const still = readProject(overlay(new Map([['dvc.yaml', 'stages: [']]), disk), broken);
    expect(still.pipeline.nodes).toEqual(good.pipeline.nodes);
    expect(readProject(disk, still).pipeline).toEqual(good.pipeline);
  });
  it('a file that is only in an editor is read', () => {
    const files = overlay(new Map([['dvc.yaml', 'stages: {a: {cmd: x}}']]), memoryFiles({ x: '' }));
    expect(readProject(files).pipeline.nodes.map((node) => node.address)).toEqual(['a']);
  });
  it('what did not change is not read again', () => {
    const before = readProject(memoryFiles(texts));
    const after = readProject(memoryFiles({ ...texts, 'dvc.yaml': `${texts['dvc.yaml']}# more\n` }), before);
    expect(after.pipeline.nodes[2]).toBe(before.pipeline.nodes[2]);
    expect(after.pipeline.nodes[0]).not.toBe(before.pipeline.nodes[0]);
  });
});
