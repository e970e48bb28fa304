import { dagDot, dagMermaid } from '../graph/dag-languages.ts';
import { dagText } from '../graph/dag-text.ts';
import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';
import { plain, printProblem } from './print-problem.ts';

/** `dag`: the graph of all stages and data files, as text, mermaid, dot or JSON. */
export function runDag(args: readonly string[], { files, out, err, json }: CommandContext): Promise<number> {
  const form = args[0];
  if (args.length > 1 || (form !== undefined && form !== '--mermaid' && form !== '--dot')) {
    err('usage: stagewright dag [--mermaid | --dot | --json]\n');
    return Promise.resolve(2);
  }
  const { nodes: all, wires, diagnostics } = readProject(files).pipeline;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  for (const error of errors) err(printProblem(error));
  if (errors.length > 0 && !json) return Promise.resolve(1);
  const nodes = all.map((node) => node.address);
  const edges = [...new Map(wires.map(({ from, to }) => [JSON.stringify([from, to]), { from, to }])).values()];
  if (json) out(`${JSON.stringify({ nodes, edges }, undefined, 1)}\n`);
  else if (form === '--mermaid') out(dagMermaid(nodes, edges));
  else if (form === '--dot') out(dagDot(nodes, edges));
  else out(dagText(nodes, edges).split('\n').map(plain).join('\n'));
  return Promise.resolve(errors.length > 0 ? 1 : 0);
}
