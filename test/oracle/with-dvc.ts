import { expect } from 'vitest';
import { dvc, git, stagewright } from '../rig/programs.ts';
import { tempProject, type TempProject } from '../rig/temp-project.ts';

/** A repository that both programs work in: git and DVC made ready in it. */
export function repository(files: Readonly<Record<string, string>>): TempProject {
  const project = tempProject(files);
  expect(git.run(project.root, 'init', '-q').code).toBe(0);
  expect(dvc.run(project.root, 'init', '-q').code).toBe(0);
  return project;
}

/** Runs `repro` of ours and answers with what it printed; the test fails where it fails. */
export function ours({ root }: TempProject, ...args: string[]): string {
  const done = stagewright().run(root, 'repro', ...args);
  expect(done, `${done.out}${done.err}`).toMatchObject({ code: 0 });
  return done.out;
}

/** The same of DVC's. */
export function theirs({ root }: TempProject, ...args: string[]): string {
  const done = dvc.run(root, 'repro', ...args);
  expect(done, `${done.out}${done.err}`).toMatchObject({ code: 0 });
  return done.out;
}

/** What DVC's `status` says, as JSON. */
export function dvcStatus({ root }: TempProject): unknown {
  const done = dvc.run(root, 'status', '--json');
  expect(done, done.err).toMatchObject({ code: 0 });
  return JSON.parse(done.out);
}

/** The same of ours. */
export function ourStatus({ root }: TempProject): unknown {
  const done = stagewright().run(root, 'status', '--json');
  expect(done, done.err).toMatchObject({ code: 0 });
  return JSON.parse(done.out);
}

export const stagesRun = (printed: string): string[] => [...printed.matchAll(/^Running stage '(.*)':$/gm)].map((match) => match[1] ?? '');
