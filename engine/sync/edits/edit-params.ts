import { appendItem } from '../../text/splice/insert.ts';
import { ownPair } from '../../text/splice/layout.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { isPath } from './edit-deps.ts';
import { addToList, findEntry, removeFromList } from './edit-list.ts';
import { draftAt } from './stage-site.ts';
import type { StageSite } from './stage-site.ts';

/** `lr` is a key of params.yaml; `other.yaml:lr` one of another file, `other.yaml:` the whole of it (as `dvc stage add -p` has it). */
export function addParam(site: StageSite, key: string): Drafts {
  if (!isPath(key)) return refuse('bad-value', 'a parameter needs a name on one line');
  const { file, name } = split(key);
  const known = site.stage.params.find((param) => param.file === (file ?? 'params.yaml'));
  if (known !== undefined && (known.keys.length === 0 || known.keys.includes(name)))
    return refuse('already-there', `'${key}' is already read by stage '${site.stage.name}'`);
  if (file === undefined) return addToList(site, 'params', name);
  const entry = findEntry(site, ['params'], file);
  const list = ownPair(site.body, 'params')?.value;
  const item = entry === undefined || list?.kind !== 'seq' ? undefined : list.items[entry.item];
  const keys = item?.kind === 'map' ? ownPair(item, file)?.value : undefined;
  if (entry !== undefined && keys?.kind === 'seq' && name !== '') {
    return draftAt(site, [appendItem(site.text, keys, name, site.style)], ['params', entry.item, file], (old) => [
      ...(Array.isArray(old) ? (old as readonly string[]) : []),
      name,
    ]);
  }
  return addToList(site, 'params', { map: [[file, name === '' ? [] : [name]]] });
}

export function removeParam(site: StageSite, key: string): Drafts {
  const { file, name } = split(key);
  const entry = findEntry(site, ['params'], file ?? name);
  const list = ownPair(site.body, 'params')?.value;
  const item = entry === undefined || list?.kind !== 'seq' ? undefined : list.items[entry.item];
  const keys = item?.kind === 'map' && file !== undefined ? ownPair(item, file)?.value : undefined;
  const index = keys?.kind === 'seq' ? keys.items.findIndex((node) => node.kind === 'scalar' && node.value === name) : -1;
  if (entry === undefined || (file !== undefined && name !== '' && index < 0))
    return refuse('no-such-entry', `stage '${site.stage.name}' does not read '${key}'`);
  return removeFromList(site, file !== undefined && index >= 0 ? { ...entry, inner: { name: file, index } } : entry);
}

function split(key: string): { readonly file: string | undefined; readonly name: string } {
  const cut = key.indexOf(':');
  return cut < 0 ? { file: undefined, name: key } : { file: key.slice(0, cut), name: key.slice(cut + 1) };
}
