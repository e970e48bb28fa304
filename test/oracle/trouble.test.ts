import { expect, it } from 'vitest';
import { dvc, stagewright } from '../rig/programs.ts';
import { dvcStatus, ours, repository, stagesRun } from './with-dvc.ts';

const stage = (cmd: string) => `stages:\n  make:\n    cmd: ${cmd}\n    deps: [in.txt]\n    outs: [out.txt]\n`;

it.each([
  ['fails', 'echo half > out.txt; exit 3'],
  ['does not make its out', 'true'],
])('a stage that %s leaves the out that stood there, and no lock entry of its own', (_what, cmd) => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': stage('cp in.txt out.txt') });
  ours(project);
  const locked = project.read('dvc.lock');
  project.write('out.txt', 'edited by hand');
  project.write('in.txt', '2');
  project.write('dvc.yaml', stage(cmd));
  const done = stagewright().run(project.root, 'repro');
  expect(done.code).toBe(1);
  expect(done.err).not.toMatch(/^\s+at /m);
  expect(project.read('out.txt')).toBe('edited by hand');
  expect(project.read('dvc.lock')).toBe(locked);
});

it('a dep that changes while the stage runs is noticed, and nothing is locked', () => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': stage('cp in.txt out.txt && echo more >> in.txt') });
  const done = stagewright().run(project.root, 'repro');
  expect(done.code).toBe(1);
  expect(`${done.out}${done.err}`).toContain('in.txt');
  expect(project.read('dvc.lock')).toBeUndefined();
});

it('an out that was lost comes back from the cache, without its command', () => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': stage('cp in.txt out.txt && echo ran >> runs.log') });
  ours(project);
  project.remove('out.txt');
  expect(stagesRun(ours(project))).toEqual([]);
  expect(project.read('out.txt')).toBe('1');
  expect(project.read('runs.log')).toBe('ran\n');
  expect(dvcStatus(project)).toEqual({});
});

/** Resolves when the file is there; the test's own limit ends it otherwise. */
async function appears(exists: () => boolean): Promise<void> {
  while (!exists()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** It runs until the test says so. */
const waits = stage('touch started && while [ ! -e go ]; do sleep 0.05; done && cp in.txt out.txt');

it('while our stage runs DVC refuses to write its outs, and names us', async () => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': waits });
  const running = stagewright().start(project.root, 'repro');
  await appears(() => project.exists('started'));
  const other = dvc.run(project.root, 'repro');
  project.write('go', '');
  const ended = await running.ended;
  expect(other.code).not.toBe(0);
  expect(other.err).toContain(String(running.child.pid));
  expect(ended, ended.err).toMatchObject({ code: 0 });
  expect(dvcStatus(project)).toEqual({});
});

it("while DVC's stage runs we wait for it, and then have nothing to run", async () => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': waits });
  const running = dvc.start(project.root, 'repro');
  await appears(() => project.exists('started'));
  const ours = stagewright().start(project.root, 'repro');
  let printed = '';
  ours.child.stdout?.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  ours.child.stderr?.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  // It says that it waits, and for whom, before the other is let go.
  await appears(() => printed.includes(String(running.child.pid)));
  project.write('go', '');
  const [theirs, mine] = await Promise.all([running.ended, ours.ended]);
  expect(theirs, theirs.err).toMatchObject({ code: 0 });
  expect(mine, mine.err).toMatchObject({ code: 0 });
  expect(stagesRun(mine.out)).toEqual([]);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the command and brings back the previous out', async (signal) => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': stage('cp in.txt out.txt') });
  ours(project);
  project.write('dvc.yaml', stage('echo half > out.txt && touch started && sleep 1000'));
  const running = stagewright().start(project.root, 'repro');
  await appears(() => project.exists('started'));
  running.child.kill(signal);
  const ended = await running.ended;
  expect(ended.code).not.toBe(0);
  expect(project.read('out.txt')).toBe('1');
  expect(project.read('.dvc/tmp/rwlock') ?? '{}').not.toContain('out.txt');
});

it('the run after a kill -9 puts back the previous out, and ends well', async () => {
  const project = repository({ 'in.txt': '1', 'dvc.yaml': stage('cp in.txt out.txt') });
  ours(project);
  project.write('out.txt', 'edited by hand');
  project.write('dvc.yaml', stage('echo half > out.txt && touch started && sleep 2 && exit 1'));
  const running = stagewright().start(project.root, 'repro');
  await appears(() => project.exists('started'));
  running.child.kill('SIGKILL');
  await running.ended;
  const next = stagewright().run(project.root, 'repro');
  expect(next.code).toBe(1);
  expect(project.read('out.txt')).toBe('edited by hand');
  project.write('dvc.yaml', stage('cp in.txt out.txt'));
  ours(project);
  expect(dvcStatus(project)).toEqual({});
});
