import type { ParamValue } from '../../model/param.ts';
import { appendItem } from '../../text/splice/insert.ts';
import { ownPair } from '../../text/splice/layout.ts';
import { removeItem, removePair } from '../../text/splice/remove.ts';
import { replaceScalar, replaceSource } from '../../text/splice/replace.ts';
import { flowText, isList } from '../../text/splice/source-lines.ts';
import type { Source } from '../../text/splice/source-lines.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { newKey } from './edit-key.ts';
import { draftAt } from './stage-site.ts';
import type { StageSite } from './stage-site.ts';

export type ListKey = 'deps' | 'params' | 'outs' | 'metrics' | 'plots';

/** Adds one entry at the end of one of a stage's lists, and the list where there is none. */
export function addToList(site: StageSite, key: ListKey, item: Source): Drafts {
  const pair = ownPair(site.body, key);
  const wanted = (old: ParamValue | undefined): ParamValue => [
    ...(Array.isArray(old) ? (old as readonly ParamValue[]) : []),
    sourceValue(item),
  ];
  if (pair === undefined) return draftAt(site, [newKey(site, key, [item])], [key], wanted);
  if (pair.value.kind !== 'seq') return refuse('file-broken', `'${key}' of stage '${site.stage.name}' is no list`);
  if (pair.value.items.length === 0) return draftAt(site, [replaceSource(site.text, pair, flowText([item]))], [key], wanted);
  return draftAt(site, [appendItem(site.text, pair.value, item, site.style)], [key], wanted);
}

/** Where an entry stands in a list: the item, and the key in it where one item holds several. */
export interface Entry {
  readonly key: ListKey;
  readonly item: number;
  readonly inner?: { readonly name: string; readonly index?: number };
}

/** The entry for `name` in one of the lists: a text, or a key of an item with flags. */
export function findEntry(site: StageSite, keys: readonly ListKey[], name: string): Entry | undefined {
  for (const key of keys) {
    const list = ownPair(site.body, key)?.value;
    if (list?.kind !== 'seq') continue;
    for (const [item, node] of list.items.entries()) {
      if (node.kind === 'scalar' && node.value === name) return { key, item };
      if (node.kind === 'map' && ownPair(node, name) !== undefined) return { key, item, inner: { name } };
    }
  }
  return undefined;
}

/** Takes one entry away; the last of a list takes the list's key with it. */
export function removeFromList(site: StageSite, { key, item, inner }: Entry): Drafts {
  const pair = ownPair(site.body, key);
  const list = pair?.value;
  const node = list?.kind === 'seq' ? list.items[item] : undefined;
  if (pair === undefined || list?.kind !== 'seq' || node === undefined)
    return refuse('no-such-entry', `'${key}' of stage '${site.stage.name}' has no such entry`);
  const innerPair = inner === undefined || node.kind !== 'map' ? undefined : ownPair(node, inner.name);
  if (inner?.index !== undefined && innerPair?.value.kind === 'seq' && innerPair.value.items.length > 1) {
    return draftAt(site, [removeItem(site.text, innerPair.value, inner.index)], [key, item, inner.name, inner.index], () => undefined);
  }
  if (inner !== undefined && innerPair !== undefined && node.kind === 'map' && node.pairs.length > 1) {
    return draftAt(site, removePair(site.text, node, innerPair), [key, item, inner.name], () => undefined);
  }
  if (list.items.length > 1) return draftAt(site, [removeItem(site.text, list, item)], [key, item], () => undefined);
  return draftAt(site, removePair(site.text, site.body, pair), [key], () => undefined);
}

/** Another text for an entry, in place. */
export function renameInList(site: StageSite, { key, item }: Entry, to: string): Drafts {
  const list = ownPair(site.body, key)?.value;
  const node = list?.kind === 'seq' ? list.items[item] : undefined;
  if (list?.kind !== 'seq' || node === undefined)
    return refuse('no-such-entry', `'${key}' of stage '${site.stage.name}' has no such entry`);
  return draftAt(site, [replaceScalar(node, to, list.flow ? 'flow' : 'block')], [key, item], () => to);
}

/** A source as the value that it is read as. */
export function sourceValue(source: Source): ParamValue {
  if (typeof source === 'string' || typeof source === 'boolean') return source;
  if (isList(source)) return source.map(sourceValue);
  return new Map(source.map.map(([key, value]) => [key, sourceValue(value)]));
}
