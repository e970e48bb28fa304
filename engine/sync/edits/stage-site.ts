import type { EditRefusal } from '../../model/edit.ts';
import type { ParamValue } from '../../model/param.ts';
import { ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Stage, StageAddress } from '../../model/stage.ts';
import { dashIndent, mapStep, ownPair } from '../../text/splice/layout.ts';
import type { Splice } from '../../text/splice/layout.ts';
import type { LineStyle } from '../../text/splice/source-lines.ts';
import { updateValue } from '../../text/update-value.ts';
import { readYaml } from '../../text/yaml/read-yaml.ts';
import { toParamValue } from '../../text/yaml/to-param-value.ts';
import type { YamlMap, YamlPair } from '../../text/yaml/yaml-node.ts';
import type { Project } from '../project.ts';
import { refuse } from './draft.ts';
import type { Draft } from './draft.ts';

/** A stage in its text: the nodes around it and the writing habits of its file. */
export interface StageSite {
  readonly stage: Stage;
  readonly text: string;
  readonly value: ParamValue;
  /** The pair `stages`, its map, and the stage's own pair. */
  readonly section: YamlPair;
  readonly stages: YamlMap;
  readonly pair: YamlPair;
  /** The map of the stage's keys (the `do` of a `foreach`), and the way to it. */
  readonly body: YamlMap;
  readonly path: readonly string[];
  readonly style: LineStyle;
}

export function stageSite(project: Project, address: StageAddress): Result<StageSite, EditRefusal> {
  const stage = project.pipeline.nodes.find((node) => node.address === address);
  if (stage?.kind !== 'stage') return refuse('no-such-stage', `there is no stage '${address}'`);
  const text = project.texts.get(stage.file);
  const state = project.pipeline.files.find((file) => file.path === stage.file)?.state;
  if (text === undefined || state === 'last-good') return refuse('file-broken', `${stage.file} cannot be read now: mend it first`);
  const { root, problems } = readYaml(text);
  const section = root?.kind === 'map' && problems.length === 0 ? ownPair(root, 'stages') : undefined;
  if (root === undefined || section?.value.kind !== 'map') return refuse('file-broken', `${stage.file} cannot be read now: mend it first`);
  const pair = ownPair(section.value, stage.name);
  const entry = pair?.value.kind === 'map' ? pair.value : undefined;
  if (pair === undefined || entry === undefined)
    return refuse('shared-text', `stage '${stage.name}' is written by a merge key: change it in the text`);
  const inner = ownPair(entry, 'do');
  const body = inner?.value.kind === 'map' ? inner.value : entry;
  const path = ['stages', stage.name, ...(body === entry ? [] : ['do'])];
  const style = { step: mapStep(text, pair.key, entry), dash: dashIndent(text, root) };
  return ok({ stage, text, value: toParamValue(root), section, stages: section.value, pair, body, path, style });
}

/** The draft that changes what stands at `path` below the stage's keys. */
export function draftAt(
  site: StageSite,
  splices: readonly Splice[],
  path: readonly (string | number)[],
  change: (old: ParamValue | undefined) => ParamValue | undefined,
): Result<readonly Draft[], never> {
  return ok([{ file: site.stage.file, text: site.text, splices, wanted: updateValue(site.value, [...site.path, ...path], change) }]);
}
