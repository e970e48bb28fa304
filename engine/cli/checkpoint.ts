import { listCheckpoints } from '../cache/list-checkpoints.ts';
import { restoreCheckpoint } from '../cache/restore-checkpoint.ts';
import type { StageAddress } from '../model/stage.ts';
import { systemClock } from '../platform/system-clock.ts';
import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';

/** `stagewright checkpoint list STAGE` and `checkpoint restore STAGE NUMBER`. */
export function runCheckpoint(args: readonly string[], context: CommandContext): Promise<number> {
  const [action, stage, number] = args;
  if (stage === undefined || (action !== 'list' && action !== 'restore') || (action === 'restore' && !/^\d+$/.test(number ?? ''))) {
    context.err('usage: stagewright checkpoint list STAGE | restore STAGE NUMBER\n');
    return Promise.resolve(2);
  }
  const address = stage as StageAddress;
  if (action === 'list') {
    const { checkpoints, missing } = listCheckpoints(context.files, address);
    if (context.json) context.out(`${JSON.stringify({ checkpoints, missing })}\n`);
    for (const checkpoint of context.json ? [] : checkpoints) {
      const values = Object.entries(checkpoint.values).map(([name, value]) => `${name} ${value}`);
      const gone = missing.includes(checkpoint.number) ? ' (its objects are gone from the cache)' : '';
      context.out(
        `${checkpoint.number}\tstep ${checkpoint.step ?? '–'}\t${new Date(checkpoint.time).toISOString()}\t${values.join(', ')}${gone}\n`,
      );
    }
    return Promise.resolve(0);
  }
  if (context.untrusted) {
    context.err('ERROR: nothing is written in a folder that is not trusted\n');
    return Promise.resolve(1);
  }
  const done = restoreCheckpoint(context.files, systemClock, readProject(context.files), address, Number(number));
  if (done.ok) context.out(`Restored checkpoint ${done.value.number} of ${address}\n`);
  else context.err(`ERROR: ${done.error.message}\n`);
  return Promise.resolve(done.ok ? 0 : 1);
}
