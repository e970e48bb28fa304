import { stageKeys } from '../../text/read-stage.ts';
import { insertPair } from '../../text/splice/insert.ts';
import { ownPair } from '../../text/splice/layout.ts';
import { removePair } from '../../text/splice/remove.ts';
import { replaceSource, replaceValue } from '../../text/splice/replace.ts';
import type { Source } from '../../text/splice/source-lines.ts';
import type { Splice } from '../../text/splice/layout.ts';
import { refuse } from './draft.ts';
import type { Drafts } from './draft.ts';
import { draftAt } from './stage-site.ts';
import type { StageSite } from './stage-site.ts';

/** Sets a key of a stage; `undefined` takes it away. */
export function editKey(site: StageSite, key: 'cmd' | 'desc' | 'frozen', value: string | boolean | undefined): Drafts {
  const pair = ownPair(site.body, key);
  if (value === undefined) {
    if (pair === undefined) return refuse('no-such-entry', `stage '${site.stage.name}' has no '${key}'`);
    return draftAt(site, removePair(site.text, site.body, pair), [key], () => undefined);
  }
  if (pair === undefined) return draftAt(site, [newKey(site, key, value)], [key], () => value);
  const splice =
    typeof value === 'string' ? replaceValue(site.text, pair, value, site.body.flow) : replaceSource(site.text, pair, String(value));
  return draftAt(site, [splice], [key], () => value);
}

/** A key that the stage does not have, put where DVC's order of keys has it. */
export function newKey(site: StageSite, key: string, value: Source): Splice {
  const rank = (name: string) => stageKeys.indexOf(name);
  const after = site.body.pairs.filter((pair) => rank(pair.name) <= rank(key)).at(-1);
  return insertPair(site.text, site.body, after, key, value, site.style);
}
