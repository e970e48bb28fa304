import type { Edit } from '../../model/edit.ts';
import type { ParamValue } from '../../model/param.ts';
import { isOutside, nameOf } from '../../model/path.ts';
import { ok } from '../../model/result.ts';
import { insertPair, linesAfter } from '../../text/splice/insert.ts';
import { colonEnd, column, dashIndent, lineBreak, mapStep, ownPair } from '../../text/splice/layout.ts';
import type { Splice } from '../../text/splice/layout.ts';
import { pairLines } from '../../text/splice/source-lines.ts';
import type { LineStyle, Source } from '../../text/splice/source-lines.ts';
import { updateValue } from '../../text/update-value.ts';
import { readYaml } from '../../text/yaml/read-yaml.ts';
import { toParamValue } from '../../text/yaml/to-param-value.ts';
import type { YamlNode } from '../../text/yaml/yaml-node.ts';
import type { Project } from '../project.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { isPath } from './edit-deps.ts';
import { sourceValue } from './edit-list.ts';

/** DVC's rule for names that it makes itself: no punctuation but `-` and `_`. */
export const isStageName = (name: string): boolean => name.trim() !== '' && !/[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~\p{Cc}]/u.test(name);

/** A new stage behind the others, in the file's own writing; DVC's where it has no stage yet. */
export function addStage(project: Project, edit: Extract<Edit, { type: 'add-stage' }>): Drafts {
  const keys: [string, Source][] = [['cmd', edit.cmd]];
  for (const key of ['deps', 'outs'] as const) {
    const paths = edit[key] ?? [];
    if (!paths.every(isPath)) return refuse('bad-value', `'${key}' needs paths on one line`);
    if (paths.length > 0) keys.push([key, paths]);
  }
  return addStageKeys(project, edit.file, edit.name, keys);
}

/** The same with any keys of a stage, in the order given. */
export function addStageKeys(
  project: Project,
  file: Extract<Edit, { type: 'add-stage' }>['file'],
  name: string,
  keys: readonly (readonly [string, Source])[],
): Drafts {
  if (isOutside(file) || nameOf(file) !== 'dvc.yaml')
    return refuse('outside', `a stage must be in a dvc.yaml of this project, not in '${file}'`);
  if (!isStageName(name)) return refuse('bad-name', `'${name}' cannot name a stage: letters, digits, '-' and '_' can`);
  const text = project.texts.get(file) ?? '';
  const { root, problems } = readYaml(text);
  if (problems.length > 0 || (root !== undefined && root.kind !== 'map'))
    return refuse('file-broken', `${file} cannot be read now: mend it first`);
  const section = root === undefined ? undefined : ownPair(root, 'stages');
  if (section?.value.kind === 'map' && section.value.get.has(name)) return refuse('already-there', `there is a stage '${name}' already`);
  const body: Source = { map: keys };
  const wanted = updateValue(toParamValue(root), ['stages', name], () => sourceValue(body)) ?? (new Map() as ParamValue);
  return ok([{ file, text, splices: [spliceFor(text, root, name, body)], wanted }]);
}

function spliceFor(text: string, root: YamlNode | undefined, name: string, body: Source): Splice {
  if (root?.kind !== 'map') return linesAfter(text, text.length, 0, pairLines('stages', { map: [[name, body]] }, { step: 2, dash: 0 }));
  const section = ownPair(root, 'stages');
  const dash = dashIndent(text, root);
  const style = (step: number): LineStyle => ({ step, dash });
  if (section === undefined) return insertPair(text, root, root.pairs.at(-1), 'stages', { map: [[name, body]] }, style(2));
  const { value } = section;
  if (value.kind === 'map' && value.pairs.length > 0) {
    const last = value.pairs.at(-1);
    return insertPair(text, value, last, name, body, style(last === undefined ? 2 : mapStep(text, last.key, last.value)));
  }
  // `stages:` or `stages: {}`: the stage comes below it. A comment behind `{}` stays on its line.
  const indent = column(text, section.key.range.start) + 2;
  const lines = pairLines(name, body, style(2)).map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  const start = colonEnd(text, section);
  return { at: { start, end: Math.max(start, value.range.end) }, text: lineBreak(text) + lines.join(lineBreak(text)) };
}
