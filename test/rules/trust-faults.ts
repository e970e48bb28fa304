import { readCalls } from './read-calls.ts';
import { readImports } from './read-imports.ts';
import type { Source } from './source.ts';

/** Starts a process. */
const starts =
  /(^|\.)(tasks\.executeTask|debug\.startDebugging|createTerminal|sendText|spawn|spawnSync|exec|execSync|execFile|execFileSync|fork)$/;

/** Writes to the disk: VS Code's file system, Node.js's, and `WritableFiles`. */
const writes = new RegExp(
  [
    String.raw`(^|\.)workspace\.fs\.(writeFile|delete|rename|copy|createDirectory)$`,
    String.raw`(^|\.)(write|append|copy)File(Sync)?$`,
    String.raw`(^|\.)fs(p|\.promises)?\.(write|rename|rm|rmdir|mkdir|mkdtemp|unlink|symlink|link|cp|chmod|truncate|open|createWriteStream)(Sync)?$`,
    String.raw`(^|\.)(writeWhole|makeFolder|setMode)$`,
  ].join('|'),
);

/** What a file of the extension starts or writes without asking first whether the folder is trusted. */
export function trustFaults(source: Source): readonly string[] {
  const calls = readCalls(source);
  // `/x/.exec(text)` is no process; one starts only with the module that can.
  const hasProcesses = readImports(source).packages.includes('node:child_process');
  const acts = calls.filter((call) => writes.test(call) || (starts.test(call) && (hasProcesses || !/(^|\.)exec$/.test(call))));
  if (hasProcesses && acts.length === 0) acts.push('node:child_process');
  return calls.includes('assertTrusted') ? [] : acts.map((call) => `${source.file} uses ${call} without assertTrusted()`);
}
