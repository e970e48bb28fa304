import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../engine/model/edit.ts';
import { joinPath } from '../../../engine/model/path.ts';
import type { StageAddress } from '../../../engine/model/stage.ts';
import { planEdit } from '../../../engine/sync/plan-edit.ts';
import { readProject } from '../../../engine/sync/read-project.ts';
import { applyChanges } from '../../../engine/text/apply-changes.ts';
import { memoryFiles } from './memory-files.ts';

const a = 'a' as StageAddress;
const root = joinPath('.', 'dvc.yaml');

/** The text of `file` after the edit, or `code: message` of the refusal. */
function check(texts: Record<string, string> | string, edit: Edit, file = 'dvc.yaml'): string {
  const files = typeof texts === 'string' ? { 'dvc.yaml': texts } : texts;
  const planned = planEdit(readProject(memoryFiles(files)), edit);
  if (!planned.ok) return `${planned.error.code}: ${planned.error.message}`;
  return applyChanges(
    files[file] ?? '',
    planned.value.filter((change) => change.file === file),
  );
}

describe('a new stage', () => {
  const add = { type: 'add-stage', file: root, name: 'new', cmd: 'echo hi', outs: ['o.txt'] } as const;
  it('makes the file', () => {
    expect(check({}, add)).toBe('stages:\n  new:\n    cmd: echo hi\n    outs:\n    - o.txt\n');
  });
  it.each(['stages:\n', 'stages: {}\n', 'stages: {}', 'stages:'])('goes below %j', (text) => {
    expect(check(text, add).trimEnd()).toBe('stages:\n  new:\n    cmd: echo hi\n    outs:\n    - o.txt');
  });
  it('goes behind the others, written as they are', () => {
    expect(check('stages:\r\n    a:\r\n        cmd: x\r\n        deps:\r\n          - d # why\r\n\r\n# end', add)).toBe(
      'stages:\r\n    a:\r\n        cmd: x\r\n        deps:\r\n          - d # why\r\n    new:\r\n        cmd: echo hi\r\n        outs:\r\n          - o.txt\r\n\r\n# end',
    );
  });
  it('goes into a flow map', () => {
    expect(check('stages: {a: {cmd: x}}\n', add)).toBe('stages: {a: {cmd: x}, new: {cmd: echo hi, outs: [o.txt]}}\n');
  });
  it('keeps a command of several lines in lines', () => {
    expect(check('', { ...add, cmd: 'echo a\necho b: c', outs: [] })).toBe('stages:\n  new:\n    cmd: |-\n      echo a\n      echo b: c\n');
  });
  it.each(['', 'a b!', 'x@y', 'a/b', 'p:q', 'l\nm'])('is refused the name %j', (name) => {
    expect(check('', { ...add, name })).toMatch(/^bad-name/);
  });
  it('is refused a name that is taken, a file that is broken, and one outside', () => {
    expect(check('stages:\n  new:\n    cmd: x\n', add)).toMatch(/^already-there/);
    expect(check('stages: [', add)).toMatch(/^file-broken/);
    expect(check('', { ...add, file: joinPath('.', '../dvc.yaml') })).toMatch(/^outside/);
  });
});

describe('a dep', () => {
  const add: Edit = { type: 'add-dep', stage: a, path: 'new' };
  it.each([
    [
      'one line in a block list',
      'stages:\n  a:\n    cmd: x\n    deps:\n      -   d # c\n    # tail\n',
      'stages:\n  a:\n    cmd: x\n    deps:\n      -   d # c\n      -   new\n    # tail\n',
    ],
    ['a flow list stays one', 'stages:\n  a:\n    deps: [d]\n    cmd: x\n', 'stages:\n  a:\n    deps: [d, new]\n    cmd: x\n'],
    ['an empty list', 'stages:\n  a:\n    deps: []\n    cmd: x\n', 'stages:\n  a:\n    deps: [new]\n    cmd: x\n'],
    [
      'a stage without deps',
      'stages:\n  a:\n    cmd: x\n    wdir: .\n    outs:\n    - o',
      'stages:\n  a:\n    cmd: x\n    wdir: .\n    deps:\n    - new\n    outs:\n    - o',
    ],
    ['no break at the end', 'stages:\n  a:\n    cmd: x', 'stages:\n  a:\n    cmd: x\n    deps:\n    - new'],
    [
      'CRLF and a byte-order mark',
      '\uFEFFstages:\r\n  a:\r\n    cmd: x\r\n',
      '\uFEFFstages:\r\n  a:\r\n    cmd: x\r\n    deps:\r\n    - new\r\n',
    ],
    [
      'a command in lines',
      'stages:\n  a:\n    cmd: |\n      x\n\n    outs: [o]\n',
      'stages:\n  a:\n    cmd: |\n      x\n    deps:\n    - new\n\n    outs: [o]\n',
    ],
    [
      'the template of a foreach',
      'stages:\n  a:\n    foreach: [1]\n    do:\n      cmd: x\n',
      'stages:\n  a:\n    foreach: [1]\n    do:\n      cmd: x\n      deps:\n      - new\n',
    ],
  ])('%s', (_, before, after) => {
    expect(check(before, add)).toBe(after);
  });
  it('is refused where it would close a circle, which is named', () => {
    const text = 'stages:\n  a:\n    cmd: x\n    outs: [o]\n  b:\n    cmd: x\n    deps: [o]\n    outs: [p/q]\n';
    expect(check(text, { ...add, path: 'p' })).toBe('would-cycle: the stages would need each other in a circle: a → b → a');
    expect(check(text, { ...add, path: 'o/part' })).toMatch(/^would-cycle: .* is an out of stage 'a' itself/);
  });
  it('is refused twice, empty, and in a list that two stages share', () => {
    expect(check('stages:\n  a:\n    cmd: x\n    deps: [./new]\n', add)).toMatch(/^already-there/);
    expect(check('stages:\n  a:\n    cmd: x\n', { ...add, path: ' ' })).toMatch(/^bad-value/);
    expect(check('stages:\n  b:\n    cmd: x\n    deps: &d\n    - i\n  a:\n    cmd: x\n    deps: *d\n', add)).toMatch(/^shared-text/);
    expect(check('stages:\n  b:\n    cmd: x\n    deps: *d\n  a:\n    cmd: x\n    deps: &d\n    - i\n', add)).toMatch(
      /^no-such-stage|^file-broken/,
    );
  });
  it.each([
    [
      'the only one takes its key',
      'stages:\n  a:\n    cmd: x\n    deps:\n    - d # c\n    outs: [o]\n',
      'stages:\n  a:\n    cmd: x\n    outs: [o]\n',
    ],
    [
      'one of two',
      'stages:\n  a:\n    cmd: x\n    deps:\n    # first\n    - d\n    - e',
      'stages:\n  a:\n    cmd: x\n    deps:\n    # first\n    - e',
    ],
    ['one of a flow list', 'stages:\n  a: {cmd: x, deps: [d, e]}\n', 'stages:\n  a: {cmd: x, deps: [e]}\n'],
    ['the only one of a flow stage', 'stages:\n  a: {cmd: x, deps: [d]}\n', 'stages:\n  a: {cmd: x}\n'],
  ])('taken away: %s', (_, before, after) => {
    expect(check(before, { type: 'remove-dep', stage: a, path: 'd' })).toBe(after);
  });
  it('the last one at the end of a text without a break', () => {
    expect(check('stages:\n  a:\n    cmd: x\n    deps:\n    - e\n    - d', { type: 'remove-dep', stage: a, path: 'd' })).toBe(
      'stages:\n  a:\n    cmd: x\n    deps:\n    - e',
    );
  });
  it('gets another name in its own quotes', () => {
    expect(check("stages:\n  a:\n    cmd: x\n    deps:\n    - 'd' # c\n", { type: 'rename-dep', stage: a, path: 'd', to: "it's" })).toBe(
      "stages:\n  a:\n    cmd: x\n    deps:\n    - 'it''s' # c\n",
    );
  });
  it('is quoted where DVC would read something else than text', () => {
    expect(check('stages:\n  a:\n    cmd: x\n    deps:\n    - d\n', { ...add, path: '1_000' })).toContain("\n    - '1_000'\n");
    expect(check('stages:\n  a:\n    cmd: x\n    deps: [d]\n', { ...add, path: 'a, b' })).toContain("[d, 'a, b']");
  });
});

describe('a stage', () => {
  const two = '# top\nstages:\n  a: # the first\n    cmd: x\n\n  # about b\n  b:\n    cmd: y\n';
  it('is taken away with its lines', () => {
    expect(check(two, { type: 'remove-stage', stage: a })).toBe('# top\nstages:\n\n  # about b\n  b:\n    cmd: y\n');
  });
  it('is the only one: an empty map is left', () => {
    expect(check('stages: # s\n  a:\n    cmd: x\nvars: []\n', { type: 'remove-stage', stage: a })).toBe('stages: {} # s\nvars: []\n');
    expect(check('stages:\n  a:\n    cmd: x', { type: 'remove-stage', stage: a })).toBe('stages: {}');
  });
  it('is renamed in dvc.yaml and dvc.lock', () => {
    const texts = { 'dvc.yaml': two, 'dvc.lock': "schema: '2.0'\nstages:\n  a:\n    cmd: x\n  b:\n    cmd: y\n" };
    const edit: Edit = { type: 'rename-stage', stage: a, to: 'yes' };
    expect(check(texts, edit)).toBe(two.replace('  a:', '  yes:'));
    expect(check(texts, edit, 'dvc.lock')).toBe(texts['dvc.lock'].replace('  a:', '  yes:'));
    expect(check(texts, { ...edit, to: 'b' })).toMatch(/^already-there/);
    expect(check(texts, { ...edit, to: '010' })).toContain("\n  '010': # the first");
  });
  it('gets another command', () => {
    expect(check('stages:\n  a:\n    cmd: "x"\n', { type: 'set-cmd', stage: a, cmd: 'y: "z"' })).toBe(
      'stages:\n  a:\n    cmd: "y: \\"z\\""\n',
    );
    expect(check('stages:\n  a:\n    cmd:\n    - x\n    - y\n    deps: [d]\n', { type: 'set-cmd', stage: a, cmd: 'z' })).toBe(
      'stages:\n  a:\n    cmd: z\n    deps: [d]\n',
    );
    expect(check('stages:\n  a:\n    cmd: x # c\n', { type: 'set-cmd', stage: a, cmd: 'y' })).toBe('stages:\n  a:\n    cmd: y # c\n');
    expect(check('stages:\n  a:\n    cmd: x\n    deps: [d]\n', { type: 'set-cmd', stage: a, cmd: 'y\nz\n' })).toBe(
      'stages:\n  a:\n    cmd: |\n      y\n      z\n    deps: [d]\n',
    );
  });
  it('is frozen, thawed and described', () => {
    expect(check('stages:\n  a:\n    cmd: x\n', { type: 'set-frozen', stage: a, frozen: true })).toBe(
      'stages:\n  a:\n    cmd: x\n    frozen: true\n',
    );
    expect(check('stages:\n  a:\n    frozen: true\n    cmd: x\n', { type: 'set-frozen', stage: a, frozen: false })).toBe(
      'stages:\n  a:\n    cmd: x\n',
    );
    expect(check('stages:\n  a:\n    cmd: x\n', { type: 'set-desc', stage: a, desc: 'What: this' })).toBe(
      "stages:\n  a:\n    desc: 'What: this'\n    cmd: x\n",
    );
  });
});

describe('outs and params', () => {
  it('an out with flags is written as DVC writes it', () => {
    expect(check('stages:\n  a:\n    cmd: x\n', { type: 'add-out', stage: a, path: 'm.json', kind: 'metric', cache: false })).toBe(
      'stages:\n  a:\n    cmd: x\n    metrics:\n    - m.json:\n        cache: false\n',
    );
  });
  it('an out with flags is taken away whole', () => {
    expect(
      check('stages:\n  a:\n    cmd: x\n    outs:\n    - p\n    - o:\n        cache: false\n    - q\n', {
        type: 'remove-out',
        stage: a,
        path: 'o',
      }),
    ).toBe('stages:\n  a:\n    cmd: x\n    outs:\n    - p\n    - q\n');
  });
  it('an out that another stage has, or that the stage itself needs, is refused', () => {
    const add = (path: string): Edit => ({ type: 'add-out', stage: a, path, kind: 'out' });
    const text = 'stages:\n  a:\n    cmd: x\n    deps: [p/q]\n  b:\n    cmd: x\n    deps: [n]\n    outs: [p]\n';
    expect(check(text, add('p/r'))).toMatch(/^already-there/);
    expect(check(text, add('n'))).toBe('would-cycle: the stages would need each other in a circle: a → b → a');
  });
  it('params of params.yaml and of another file', () => {
    const text = 'stages:\n  a:\n    cmd: x\n    params:\n    - lr\n    - o.yaml:\n      - k\n';
    const add = (key: string): Edit => ({ type: 'add-param', stage: a, key });
    const remove = (key: string): Edit => ({ type: 'remove-param', stage: a, key });
    expect(check(text, add('n'))).toBe(`${text}    - n\n`);
    expect(check(text, add('o.yaml:n'))).toBe(`${text}      - n\n`);
    expect(check(text, add('p.yaml:n'))).toBe(`${text}    - p.yaml:\n      - n\n`);
    expect(check(text, add('lr'))).toMatch(/^already-there/);
    expect(check(text, remove('o.yaml:k'))).toBe('stages:\n  a:\n    cmd: x\n    params:\n    - lr\n');
    expect(check(text, remove('lr'))).toBe('stages:\n  a:\n    cmd: x\n    params:\n    - o.yaml:\n      - k\n');
  });
});

describe('a parameter', () => {
  const params = 'lr: 0.1 # rate\nname: "x"\nnet: {units: 8, act: relu}\nlist:\n- 1\n- 2\nempty:\nbig: 1\nold: &o 3\nagain: *o\n';
  const set = (key: string, text: string) =>
    check(
      { 'dvc.yaml': 'stages:\n  a:\n    cmd: x\n', 'params.yaml': params },
      { type: 'set-param', file: joinPath('.', 'params.yaml'), key: key.split('.'), value: { text } },
      'params.yaml',
    );
  it.each([
    ['lr', '1e-3', params.replace('0.1', '1e-3')],
    ['name', "it's", params.replace('"x"', '"it\'s"')],
    ['name', '3', params.replace('"x"', '3')],
    ['net.units', '16', params.replace('8', '16')],
    ['list', '[3, 4]', params.replace('list:\n- 1\n- 2', 'list: [3, 4]')],
    ['empty', 'x', params.replace('empty:', 'empty: x')],
    ['big', '12345678901234567890', params.replace('big: 1', 'big: 12345678901234567890')],
  ])('%s becomes %s', (key, text, after) => {
    expect(set(key, text)).toBe(after);
  });
  it.each(['', 'a: b', '[1', '1 # c', '&x 1', '*o', '1\nb: 2', '"', '!!str 1', '- 1'])('%j is no value', (text) => {
    expect(set('lr', text)).toMatch(/^bad-value/);
  });
  it('one that an anchor shares is refused, and one that is not there', () => {
    expect(set('old', '4')).toMatch(/^shared-text/);
    expect(set('zz', '4')).toMatch(/^no-such-entry/);
    expect(set('net.act', 'a, b: c')).toMatch(/^bad-value/);
  });
});
