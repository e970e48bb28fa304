import type { Diagnostic } from '../model/diagnostic.ts';
import type { RepoPath } from '../model/path.ts';
import { reporter } from './report.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** What makes a dvc.lock unusable, and its dvc.yaml with it: no YAML, no map, another schema than DVC 3's. */
export function checkLock(file: RepoPath, text: string): readonly Diagnostic[] {
  const { report, diagnostics } = reporter(file, text);
  const { root, problems } = readYaml(text);
  for (const problem of problems) report(problem.at, 'error', 'lock-invalid', problem.message);
  if (problems.length > 0) return diagnostics;
  const schema = root?.kind === 'map' ? root.get.get('schema')?.value : undefined;
  if (root === undefined) report({ start: 0, end: 0 }, 'error', 'lock-invalid', 'dvc.lock is empty: remove it, or bring it back from git');
  else if (root.kind !== 'map') report(root.range, 'error', 'lock-invalid', 'dvc.lock must be a map');
  else if (schema?.kind !== 'scalar') report({ start: 0, end: 0 }, 'error', 'lock-invalid', "dvc.lock has no `schema: '2.0'`");
  else if (schema.value !== '2.0')
    report(schema.range, 'error', 'lock-invalid', `dvc.lock has the schema '${schema.text}': only '2.0' (in quotes) is known`);
  return diagnostics;
}
