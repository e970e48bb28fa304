import type { Diagnostic } from '../model/diagnostic.ts';
import type { ParamEntry, ParamValue } from '../model/param.ts';
import type { RepoPath } from '../model/path.ts';
import { reporter } from './report.ts';
import { readYaml } from './yaml/read-yaml.ts';
import { toParamValue } from './yaml/to-param-value.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

export interface ParamsText {
  readonly entries: readonly ParamEntry[];
  /** Undefined where the text cannot be read; an empty text is an empty map. */
  readonly value: ParamValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether `readParamsFile` knows this kind of file: YAML and JSON (which is YAML), not TOML or Python. */
export const isReadableParams = (path: string): boolean => !/\.(?:toml|py)$/i.test(path);

/** A params file: its value, and each leaf and list with its place. */
export function readParamsFile(file: RepoPath, text: string): ParamsText {
  const { report, diagnostics } = reporter(file, text);
  const { root, problems } = readYaml(text);
  for (const problem of problems) report(problem.at, 'error', problem.code, problem.message);
  if (problems.length > 0) return { entries: [], value: undefined, diagnostics };
  if (root !== undefined && root.kind !== 'map') report(root.range, 'error', 'schema', 'a params file must be a map');
  const entries: ParamEntry[] = [];
  if (root !== undefined) collect(root, [], entries);
  return { entries, value: root === undefined ? new Map() : toParamValue(root), diagnostics };
}

/** What aliases of aliases can make of a small file is not listed beyond this. */
const most = 20_000;

function collect(node: YamlNode, key: readonly string[], into: ParamEntry[]): void {
  if (into.length >= most) return;
  if (node.kind === 'map' && node.get.size > 0) for (const [name, pair] of node.get) collect(pair.value, [...key, name], into);
  else if (key.length > 0) into.push({ key, value: toParamValue(node), at: node.range });
}
