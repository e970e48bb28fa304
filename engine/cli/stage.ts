import type { CommandContext } from './command-context.ts';
import { runStageAdd } from './stage-add.ts';
import { runStageList } from './stage-list.ts';

/** `stage list`, `stage add`. */
export function runStage(args: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'list') return Promise.resolve(runStageList(rest, context));
  if (name === 'add') return Promise.resolve(runStageAdd(rest, context));
  context.err('usage: stagewright stage list|add\n');
  return Promise.resolve(2);
}
