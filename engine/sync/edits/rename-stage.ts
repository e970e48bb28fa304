import type { ParamValue } from '../../model/param.ts';
import { folderOf, joinPath } from '../../model/path.ts';
import { ok } from '../../model/result.ts';
import { replaceScalar } from '../../text/splice/replace.ts';
import { ownPair } from '../../text/splice/layout.ts';
import { readYaml } from '../../text/yaml/read-yaml.ts';
import { toParamValue } from '../../text/yaml/to-param-value.ts';
import type { YamlPair } from '../../text/yaml/yaml-node.ts';
import type { Project } from '../project.ts';
import { isStageName } from './add-stage.ts';
import { refuse } from './draft.ts';
import type { Draft, Drafts } from './draft.ts';
import type { StageSite } from './stage-site.ts';

/** The stage's key in dvc.yaml, and its keys in dvc.lock, so that what was run stays known. */
export function renameStage(project: Project, site: StageSite, to: string): Drafts {
  const { stage, stages } = site;
  if (to === stage.name) return refuse('already-there', `the stage is called '${to}' already`);
  if (!isStageName(to)) return refuse('bad-name', `'${to}' cannot name a stage: letters, digits, '-' and '_' can`);
  if (stages.get.has(to)) return refuse('already-there', `there is a stage '${to}' already`);
  const rename = (name: string) =>
    name === stage.name ? to : name.startsWith(`${stage.name}@`) ? to + name.slice(stage.name.length) : name;
  const drafts: Draft[] = [draft(stage.file, site.text, [site.pair], stages.flow, (name) => (name === stage.name ? to : name), site.value)];

  const lockFile = joinPath(folderOf(stage.file), 'dvc.lock');
  const lockText = project.texts.get(lockFile);
  if (lockText === undefined) return ok(drafts);
  const { root, problems } = readYaml(lockText);
  const locked = root?.kind === 'map' && problems.length === 0 ? ownPair(root, 'stages')?.value : undefined;
  // A lock that cannot be read is no reason to keep a name: DVC will run the stage again.
  if (locked?.kind !== 'map') return ok(drafts);
  const pairs = locked.pairs.filter((pair) => rename(pair.name) !== pair.name && !locked.get.has(rename(pair.name)));
  if (pairs.length > 0) {
    const names = new Set(pairs.map((pair) => pair.name));
    drafts.push(draft(lockFile, lockText, pairs, locked.flow, (name) => (names.has(name) ? rename(name) : name), toParamValue(root)));
  }
  return ok(drafts);
}

function draft(
  file: Draft['file'],
  text: string,
  pairs: readonly YamlPair[],
  flow: boolean,
  rename: (name: string) => string,
  value: ParamValue,
): Draft {
  const splices = pairs.map((pair) => replaceScalar(pair.key, rename(pair.name), flow ? 'flow' : 'key'));
  const top = new Map(value instanceof Map ? (value as ReadonlyMap<string, ParamValue>) : []);
  const stages = top.get('stages');
  top.set(
    'stages',
    new Map([...(stages instanceof Map ? (stages as ReadonlyMap<string, ParamValue>) : [])].map(([name, entry]) => [rename(name), entry])),
  );
  return { file, text, splices, wanted: top };
}
