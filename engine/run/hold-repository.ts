import { fail, ok, type Result } from '../model/result.ts';
import type { Machine } from './machine.ts';

const lockFile = '.dvc/tmp/lock';
const rwlockFile = '.dvc/tmp/rwlock';
const retryMs = 200;

export interface Hold {
  release(): void;
}

/** DVC's lock of the repository, as a DVC command holds it. Waits up to `patienceMs`; `waiting` is told once who holds it. */
export async function holdRepository(
  machine: Machine,
  patienceMs: number,
  waiting: (who: string) => void,
  file = lockFile,
): Promise<Result<Hold, string>> {
  const until = machine.clock.now() + patienceMs;
  for (let told = false; ;) {
    const taken = machine.lock.take(file);
    if (taken.ok) return ok(taken.value);
    if (taken.error.code === 'no-flock' || machine.clock.now() >= until) return fail(taken.error.message);
    if (!told) waiting(taken.error.message);
    told = true;
    await machine.clock.wait(retryMs);
  }
}

interface Holder {
  readonly pid: number;
  readonly cmd: string;
}
interface Held {
  read: Record<string, Holder[]>;
  write: Record<string, Holder>;
}

/**
 * Notes in DVC's rwlock that we read and write these paths (absolute) while the repository's lock is free; the error names who has
 * one of them. Entries of dead processes go, as DVC does it.
 */
export async function notePaths(
  machine: Machine,
  cmd: string,
  reads: readonly string[],
  writes: readonly string[],
): Promise<Result<{ forget(): Promise<void> }, string>> {
  const me: Holder = { pid: machine.processes.self.pid, cmd };
  const change = async (edit: (held: Held) => string | undefined): Promise<string | undefined> => {
    const hold = await holdRepository(machine, 10_000, () => undefined, `${rwlockFile}.lock`);
    if (!hold.ok) return hold.error;
    try {
      const held = readHeld(machine);
      const trouble = edit(held);
      if (trouble === undefined) machine.files.writeWhole(rwlockFile, JSON.stringify(held));
      return trouble;
    } finally {
      hold.value.release();
    }
  };
  const trouble = await change((held) => {
    const other = blocker(held, me.pid, reads, writes);
    if (other !== undefined) return other;
    for (const path of reads) held.read[path] = [...(held.read[path] ?? []), me];
    for (const path of writes) held.write[path] = me;
    return undefined;
  });
  if (trouble !== undefined) return fail(trouble);
  return ok({
    forget: async () => {
      await change((held) => {
        held.read = Object.fromEntries(
          Object.entries(held.read)
            .map(([path, holders]) => [path, holders.filter((holder) => holder.pid !== me.pid)] as const)
            .filter(([, holders]) => holders.length > 0),
        );
        held.write = Object.fromEntries(Object.entries(held.write).filter(([, holder]) => holder.pid !== me.pid));
        return undefined;
      });
    },
  });
}

/** Who has one of these paths (absolute) now, if anyone. Call it under the repository's lock, without which DVC does not change its notes. */
export const whoHas = (machine: Machine, reads: readonly string[], writes: readonly string[]): string | undefined =>
  blocker(readHeld(machine), machine.processes.self.pid, reads, writes);

/** By DVC's rules: a writer keeps out all who overlap, a reader those who write. */
function blocker(held: Held, me: number, reads: readonly string[], writes: readonly string[]): string | undefined {
  const overlaps = (a: string, b: string) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
  for (const [path, holder] of Object.entries(held.write))
    if (holder.pid !== me && [...reads, ...writes].some((mine) => overlaps(mine, path))) return busy(path, holder);
  for (const [path, holders] of Object.entries(held.read)) {
    const other = holders.find((holder) => holder.pid !== me);
    if (other !== undefined && writes.some((mine) => overlaps(mine, path))) return busy(path, other);
  }
  return undefined;
}

const busy = (path: string, holder: Holder): string => `${path} is busy: process ${holder.pid} (${holder.cmd}) has it`;

/** What the file says of processes that live. A damaged file counts as empty: its writer died. */
function readHeld(machine: Machine): Held {
  const held: Held = { read: {}, write: {} };
  let raw: unknown;
  try {
    raw = JSON.parse(machine.files.readText(rwlockFile) ?? '{}');
  } catch {
    return held;
  }
  const part = (key: 'read' | 'write'): readonly [string, unknown][] =>
    typeof raw === 'object' && raw !== null && key in raw ? Object.entries((raw as Record<string, object>)[key] ?? {}) : [];
  const alive = (holder: unknown): holder is Holder =>
    typeof holder === 'object' &&
    holder !== null &&
    'pid' in holder &&
    typeof holder.pid === 'number' &&
    machine.processes.isAlive(holder.pid);
  for (const [path, holders] of part('read')) {
    const living = Array.isArray(holders) ? (holders as readonly unknown[]).filter(alive) : [];
    if (living.length > 0 && path.startsWith('/')) held.read[path] = living;
  }
  for (const [path, holder] of part('write')) if (alive(holder) && path.startsWith('/')) held.write[path] = holder;
  return held;
}
