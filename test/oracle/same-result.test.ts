import { describe, expect, it } from 'vitest';
import { pipelines } from './pipelines.ts';
import { dvcStatus, ours, ourStatus, repository, stagesRun, theirs } from './with-dvc.ts';

describe.each(Object.entries(pipelines))('%s', (_name, files) => {
  it('after our run DVC finds nothing to do', () => {
    const project = repository(files);
    ours(project);
    expect(dvcStatus(project)).toEqual({});
    expect(stagesRun(theirs(project))).toEqual([]);
  });

  it('after a run of DVC we find nothing to do', () => {
    const project = repository(files);
    theirs(project);
    const locked = project.read('dvc.lock');
    expect(ourStatus(project)).toEqual({});
    expect(stagesRun(ours(project))).toEqual([]);
    expect(project.read('dvc.lock')).toBe(locked);
  });

  it('both write the same dvc.lock, cache, .gitignore and outs, and run the same stages', () => {
    const [a, b] = [repository(files), repository(files)];
    expect(stagesRun(ours(a))).toEqual(stagesRun(theirs(b)));
    for (const file of ['dvc.lock', 'sub/dvc.lock', '.gitignore', 'sub/.gitignore']) expect(a.read(file), file).toBe(b.read(file));
    expect(a.tree('.dvc/cache/files')).toEqual(b.tree('.dvc/cache/files'));
  });

  it('before the first run both tell the same status', () => {
    const project = repository(files);
    expect(ourStatus(project)).toEqual(dvcStatus(project));
  });
});

it('after each edit both tell the same status, and run the same stages to a byte-equal lock', () => {
  const files = pipelines['folders, metrics and an executable'] ?? {};
  const [a, b] = [repository(files), repository(files)];
  ours(a);
  theirs(b);
  const edits: readonly (readonly [string, string | undefined])[] = [
    ['data/b', 'changed'],
    ['m.json', '{"n": 5}\n'],
    ['tool', undefined],
    ['sub/out/new', 'unasked'],
  ];
  for (const [file, text] of edits) {
    for (const project of [a, b]) {
      if (text === undefined) project.remove(file);
      else project.write(file, text);
    }
    expect(ourStatus(a), `status after ${file}`).toEqual(dvcStatus(b));
    expect(stagesRun(ours(a)), `stages run after ${file}`).toEqual(stagesRun(theirs(b)));
    expect(a.read('dvc.lock'), `dvc.lock after ${file}`).toBe(b.read('dvc.lock'));
    expect(dvcStatus(a)).toEqual({});
  }
});

it('a data file that changed is hashed anew, as DVC does it', () => {
  const files = {
    'data/raw.csv': 'a,b\n',
    'dvc.yaml': 'stages:\n  use:\n    cmd: cp data/raw.csv used.csv\n    deps: [data/raw.csv]\n    outs: [used.csv]\n',
  };
  const [a, b] = [repository(files), repository(files)];
  for (const project of [a, b]) theirs(project);
  for (const project of [a, b]) {
    project.write('data/raw.csv.dvc', `outs:\n- md5: d41d8cd98f00b204e9800998ecf8427e\n  size: 4\n  hash: md5\n  path: raw.csv\n`);
    project.write('data/raw.csv', 'a,b\n1,2\n');
  }
  expect(stagesRun(ours(a))).toEqual(stagesRun(theirs(b)));
  expect(a.read('data/raw.csv.dvc')).toBe(b.read('data/raw.csv.dvc'));
  expect(a.read('dvc.lock')).toBe(b.read('dvc.lock'));
  expect(a.tree('.dvc/cache/files')).toEqual(b.tree('.dvc/cache/files'));
});
