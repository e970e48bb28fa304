import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { Processes } from '../ports/process-lock.ts';

/** The processes of this machine. */
export const processes: Processes = {
  self: { pid: process.pid, startTime: startTime(process.pid) ?? '' },
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
  startTime,
};

function startTime(pid: number): string | undefined {
  try {
    // Field 22; the second one is a name in brackets, which may hold spaces.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    if (process.platform === 'linux') return undefined;
    const text = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
    return text === '' ? undefined : text;
  }
}
