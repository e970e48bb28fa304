import { fail, ok, type Result } from '../model/result.ts';
import type { RunScope } from '../model/plan.ts';
import type { StageAddress } from '../model/stage.ts';

export interface ReproFlags {
  readonly scope: RunScope;
  readonly dry: boolean;
  /** The record that the run adds to. */
  readonly run?: string;
}

/** The flags of `repro`, named as DVC's; `--run` is what a task of the editor gives. */
export function readReproFlags(args: readonly string[]): Result<ReproFlags, string> {
  const targets: StageAddress[] = [];
  let reach: RunScope['reach'] = 'upstream';
  let force = false;
  let dry = false;
  let run: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-f' || arg === '--force') force = true;
    else if (arg === '-s' || arg === '--single-item') reach = 'single';
    else if (arg === '--downstream') reach = 'downstream';
    else if (arg === '--dry') dry = true;
    else if (arg === '--run') {
      run = args[++index];
      if (run === undefined || !/^[0-9A-Za-z-]+$/.test(run)) return fail('--run takes the name of a run');
    } else if (arg.startsWith('-')) return fail(`no flag ${arg}`);
    else targets.push(arg as StageAddress);
  }
  return ok({ scope: { targets, reach, force }, dry, ...(run === undefined ? {} : { run }) });
}
