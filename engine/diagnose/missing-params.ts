import type { ParamValue } from '../model/param.ts';
import type { RepoPath } from '../model/path.ts';
import type { PipelineNode } from '../model/stage.ts';
import type { Report } from '../text/report.ts';
import { nearNames } from './near-names.ts';

/** Keys that a stage reads and that its params file, where it was read, does not have. */
export function missingParams(
  nodes: readonly PipelineNode[],
  values: ReadonlyMap<RepoPath, ParamValue>,
  reportIn: (file: RepoPath) => Report,
): void {
  for (const node of nodes) {
    for (const param of node.kind === 'stage' ? node.params : []) {
      const value = values.get(param.resolved);
      if (value === undefined) continue;
      for (const [i, key] of param.keys.entries()) {
        if (key.includes('${') || hasKey(value, key)) continue;
        const near = nearNames(key, value instanceof Map ? (value as ReadonlyMap<string, ParamValue>).keys() : [])[0];
        const message = `'${param.file}' has no key '${key}'${near === undefined ? '' : `: did you mean '${near}'?`}`;
        reportIn(node.file)(param.keysAt?.[i] ?? param.at, 'warning', 'missing-param', message);
      }
    }
  }
}

/** DVC's dotted keys: maps by key, lists by index. */
function hasKey(value: ParamValue, dotted: string): boolean {
  let at: ParamValue | undefined = value;
  if (at instanceof Map && at.has(dotted)) return true;
  for (const part of dotted.split('.')) {
    if (at instanceof Map) at = (at as ReadonlyMap<string, ParamValue>).get(part);
    else if (Array.isArray(at)) at = (at as readonly ParamValue[])[Number(part)];
    else return false;
    if (at === undefined) return false;
  }
  return true;
}
