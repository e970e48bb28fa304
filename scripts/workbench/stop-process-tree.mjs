// @ts-check
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Ends a process that leads a group of its own, and all that came from it. Terminals lead sessions of their own, which a
 * signal to the group does not reach, so the descendants are looked up first: once their parent is gone
 * they belong to nobody.
 * @param {number} pid
 * @param {number} [graceMs] how long they may take to end by themselves
 */
export async function stopProcessTree(pid, graceMs = 1_000) {
  const tree = [pid, ...descendantsOf(pid)];
  signal(-pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline && tree.some(isAlive)) await pause(25);
  killProcessTree(pid, tree);
}

/** The same at once, for a process that is itself about to end. @param {number} pid */
export function killProcessTree(pid, tree = [pid, ...descendantsOf(pid)]) {
  // The asking process, when it is in the tree itself, goes last: nothing after its own end would be done.
  for (const member of tree.filter((other) => other !== process.pid)) signal(member, 'SIGKILL');
  signal(-pid, 'SIGKILL');
}

/** @param {number} pid */
function descendantsOf(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const [child, parent] of listProcesses()) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = [...(children.get(pid) ?? [])];
  for (const member of found) found.push(...(children.get(member) ?? []));
  return found;
}

/** Linux without procps has no `ps`, macOS has no `/proc`. @returns {[pid: number, parent: number][]} */
function listProcesses() {
  if (process.platform !== 'linux') {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return table
      .trim()
      .split('\n')
      .map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
  }
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name of the program, in brackets, may hold blanks and brackets itself.
        const afterName = fs.readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\)/s, '');
        return [/** @type {[number, number]} */ ([Number(name), Number(afterName.trim().split(' ')[1])])];
      } catch {
        return [];
      }
    });
}

/** A process that has ended and that nobody has waited for, as in containers without an init, counts as ended. @param {number} pid */
function isAlive(pid) {
  if (!signal(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** @param {number} pid @param {NodeJS.Signals | 0} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
