import type { ParamMap, ParamValue } from '../model/param.ts';
import type { Stage } from '../model/stage.ts';
import type { Project } from '../sync/project.ts';

/** The values that a stage reads now, by params file as written; `missing` are keys that their file does not have. */
export interface StageParams {
  readonly values: ReadonlyMap<string, ParamMap>;
  readonly missing: readonly { readonly file: string; readonly key: string }[];
}

/** The parameters of a stage as dvc.lock would hold them. A whole file gives its top-level keys. */
export function stageParams(project: Project, stage: Stage): StageParams {
  const values = new Map<string, Map<string, ParamValue>>();
  const missing: { file: string; key: string }[] = [];
  for (const param of stage.params) {
    const top = project.paramValues.get(param.resolved);
    const found = values.get(param.file) ?? new Map<string, ParamValue>();
    values.set(param.file, found);
    if (param.keys.length === 0 && top instanceof Map) for (const [key, value] of top as ParamMap) found.set(key, value);
    for (const key of param.keys) {
      const value = valueAt(top, key);
      if (value === undefined) missing.push({ file: param.file, key });
      else found.set(key, value);
    }
  }
  return { values, missing };
}

/** DVC's dotted key; a list is entered by its index. */
function valueAt(top: ParamValue | undefined, key: string): ParamValue | undefined {
  let here = top;
  for (const part of key.split('.')) {
    if (here instanceof Map) here = (here as ParamMap).get(part);
    else if (Array.isArray(here)) here = (here as readonly ParamValue[])[Number(part)];
    else return undefined;
  }
  return here;
}
