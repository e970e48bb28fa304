import type { RepoPath } from '../model/path.ts';
import type { Out, OutKind } from '../model/stage.ts';
import type { Report } from './report.ts';
import { resolvePath } from './resolve-path.ts';
import { shape } from './shape.ts';
import type { YamlMap, YamlNode } from './yaml/yaml-node.ts';

const annotations = ['desc', 'type', 'labels', 'meta'];
const flags = [...annotations, 'cache', 'persist', 'checkpoint', 'remote', 'push'];
const plotProps = ['template', 'x', 'y', 'x_label', 'y_label', 'title', 'header'];

/** One of a stage's lists `outs`, `metrics`, `plots`. What is wrong in an item is reported, and the item left out. */
export function readOuts(node: YamlNode, kind: OutKind, wdir: RepoPath, what: string, report: Report): Out[] {
  const is = shape(report);
  const outs: Out[] = [];
  for (const item of is.list(node, what) ?? []) {
    if (item.kind === 'map') {
      for (const pair of item.get.values()) {
        const at = pair.key.range;
        const props = kind === 'plot' && pair.value.kind === 'seq' ? pair.value.items : [pair.value];
        for (const prop of props) {
          const map = is.map(prop, `the flags of '${pair.name}'`);
          if (map !== undefined) outs.push(readOut(map, pair.name, kind, wdir, at, report));
        }
      }
      continue;
    }
    const path = is.string(item, `an item of ${what}`);
    if (path !== undefined) outs.push({ ...plain, path, resolved: resolvePath(wdir, path), kind, at: item.range });
  }
  // Two spellings of one out are two outs; the same text twice is one for DVC.
  const seen = new Set<string>();
  return outs.filter((out) => !seen.has(out.path) && seen.add(out.path));
}

const plain = { cache: true, persist: false, push: true, checkpoint: false };

function readOut(map: YamlMap, path: string, kind: OutKind, wdir: RepoPath, at: Out['at'], report: Report): Out {
  const is = shape(report);
  is.keys(map, kind === 'plot' ? [...flags, ...plotProps] : flags, `'${path}'`);
  const flag = (name: 'cache' | 'persist' | 'push' | 'checkpoint') => {
    const pair = map.get.get(name);
    return (pair === undefined ? undefined : is.boolean(pair.value, `'${name}' of '${path}'`)) ?? plain[name];
  };
  const descNode = map.get.get('desc');
  const desc = descNode === undefined ? undefined : is.string(descNode.value, `'desc' of '${path}'`);
  return {
    path,
    resolved: resolvePath(wdir, path),
    kind,
    cache: flag('cache'),
    persist: flag('persist'),
    push: flag('push'),
    checkpoint: flag('checkpoint'),
    ...(desc === undefined ? {} : { desc }),
    at,
  };
}
