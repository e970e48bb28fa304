// @ts-check
/**
 * Loaded into the server with `--import`. The process that started the server holds the other end of its stdin: when
 * that process ends, in whatever way, a SIGKILL among them, stdin closes, and the server and all that came from it end too.
 * The processes the server forks load this as well and must not listen: their stdin is another.
 */
import { killProcessTree } from './stop-process-tree.mjs';

if (process.argv[1]?.endsWith('server-main.js') && process.env.STAGEWRIGHT_SERVER_PARENT === String(process.ppid)) {
  delete process.env.STAGEWRIGHT_SERVER_PARENT;
  process.stdin.resume();
  const end = () => killProcessTree(process.pid);
  process.stdin.on('end', end).on('error', end);
}
