import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fail, ok } from '../model/result.ts';
import type { ProcessLock } from '../ports/process-lock.ts';

/** Programs that lock the open file they are given as descriptor 3; the lock stays with us, who opened it, when they end. */
const lockers: readonly (readonly [string, readonly string[]])[] = [
  ['flock', ['-x', '-n', '3']],
  ['perl', ['-e', 'open(F,">&=3")||exit 2;exit(flock(F,6)?0:1)']],
  ['python3', ['-c', 'import fcntl,sys\ntry: fcntl.flock(3,6)\nexcept BlockingIOError: sys.exit(1)']],
];

/** DVC's lock files, by flock(2): the file stays, the lock on it is what counts, and it goes with the process. */
export function flock(root: string): ProcessLock {
  return {
    take(file) {
      const target = path.resolve(root, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const open = fs.openSync(target, 'a+');
      for (const [program, args] of lockers) {
        const done = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore', open] });
        if (done.error !== undefined || done.status === null || done.status > 1) continue;
        if (done.status === 1) {
          const holder = Number.parseInt(fs.readFileSync(target, 'utf8'), 10);
          fs.closeSync(open);
          const pid = Number.isNaN(holder) ? undefined : holder;
          const who = pid === undefined ? 'another process' : `process ${pid}`;
          return fail({ code: 'held', message: `${who} holds ${file}`, ...(pid === undefined ? {} : { pid }) });
        }
        fs.ftruncateSync(open);
        fs.writeSync(open, ` ${process.pid}\n`);
        return ok({ release: () => fs.closeSync(open) });
      }
      fs.closeSync(open);
      return fail({ code: 'no-flock', message: 'none of flock, perl and python3 is here, so DVC could not be kept out' });
    },
  };
}
