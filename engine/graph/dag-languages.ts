import type { StageAddress } from '../model/stage.ts';
import type { Edge } from './dag-text.ts';
import { parts } from './layers.ts';

/** The text of `dvc dag --mermaid`: the connected parts one after the other, the nodes of each sorted. */
export function dagMermaid(nodes: readonly StageAddress[], edges: readonly Edge[]): string {
  const lines = ['flowchart TD'];
  const ids = new Map<StageAddress, string>();
  for (const part of parts(nodes, edges)) {
    const inside = new Set(part);
    for (const node of [...part].sort(byText)) {
      const id = `node${ids.size + 1}`;
      ids.set(node, id);
      lines.push(`\t${id}["${node.replaceAll('"', '#quot;')}"]`);
    }
    const own = edges.filter((edge) => inside.has(edge.from)).map((edge) => `\t${ids.get(edge.from) ?? ''}-->${ids.get(edge.to) ?? ''}`);
    lines.push(...own.sort(byText));
  }
  return `${lines.join('\n')}\n`;
}

/** The text of `dvc dag --dot`, its lines sorted. */
export function dagDot(nodes: readonly StageAddress[], edges: readonly Edge[]): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '\\"')}"`;
  const lines = [...nodes.map((node) => `${quoted(node)};`), ...edges.map((edge) => `${quoted(edge.from)} -> ${quoted(edge.to)};`)];
  return `strict digraph  {\n${[...new Set(lines)].sort(byText).join('\n')}\n}\n`;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
