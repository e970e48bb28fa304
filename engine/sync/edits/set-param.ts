import type { Edit } from '../../model/edit.ts';
import { isOutside } from '../../model/path.ts';
import { ok } from '../../model/result.ts';
import { isReadableParams } from '../../text/read-params-file.ts';
import { ownPair } from '../../text/splice/layout.ts';
import { replaceScalar, replaceSource } from '../../text/splice/replace.ts';
import { updateValue } from '../../text/update-value.ts';
import { readYaml } from '../../text/yaml/read-yaml.ts';
import { toParamValue } from '../../text/yaml/to-param-value.ts';
import type { YamlNode, YamlPair } from '../../text/yaml/yaml-node.ts';
import type { Project } from '../project.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';

/** Changes the text of one value of a params file; a text that was in quotes stays in them. */
export function setParam(project: Project, { file, key, value }: Extract<Edit, { type: 'set-param' }>): Drafts {
  if (isOutside(file)) return refuse('outside', `'${file}' is not in this project`);
  const text = project.texts.get(file);
  if (text === undefined) return refuse('no-such-entry', `there is no params file '${file}'`);
  if (!isReadableParams(file)) return refuse('shared-text', `'${file}' can only be changed in its text`);
  const { root, problems } = readYaml(text);
  if (root === undefined || problems.length > 0) return refuse('file-broken', `${file} cannot be read now: mend it first`);
  const found = findPair(root, key);
  if (found === undefined) return refuse('no-such-entry', `'${file}' has no key '${key.join('.')}'`);
  const typed = readTyped(value.text, found.flow);
  if (typed === undefined) return refuse('bad-value', `'${value.text}' is not one value of YAML`);
  const old = found.pair.value;
  const keepsQuotes =
    old.kind === 'scalar' &&
    (old.style === 'single' || old.style === 'double') &&
    typed.kind === 'scalar' &&
    typeof typed.value === 'string';
  const splice =
    keepsQuotes && typed.style === 'plain'
      ? replaceScalar(old, typed.text, found.flow ? 'flow' : 'block')
      : replaceSource(text, found.pair, value.text.trim());
  return ok([{ file, text, splices: [splice], wanted: updateValue(toParamValue(root), key, () => toParamValue(typed)) }]);
}

function findPair(root: YamlNode, key: readonly string[]): { readonly pair: YamlPair; readonly flow: boolean } | undefined {
  let at: YamlNode = root;
  let pair: YamlPair | undefined;
  let flow = false;
  for (const part of key) {
    pair = at.kind === 'map' ? ownPair(at, part) : undefined;
    if (pair === undefined) return undefined;
    flow ||= at.kind === 'map' && at.flow;
    at = pair.value;
  }
  return pair === undefined ? undefined : { pair, flow };
}

/** The one value that a person typed: on one line, nothing behind it, no anchors, and the same where it will stand. */
function readTyped(source: string, flow: boolean): YamlNode | undefined {
  const text = source.trim();
  if (text === '' || /[\n\r]/.test(text)) return undefined;
  const { root, problems } = readYaml(flow ? `{k: ${text}}` : `k: ${text}`);
  const start = flow ? 4 : 3;
  const pair = root?.kind === 'map' && problems.length === 0 && root.pairs.length === 1 ? root.pairs[0] : undefined;
  const node = pair?.value;
  if (node?.range.start !== start || node.range.end !== start + text.length || node.shared !== undefined) return undefined;
  return node.kind === 'map' && !node.flow ? undefined : node;
}
