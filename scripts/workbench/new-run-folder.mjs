// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { workbenchFolder } from './workbench-folder.mjs';

/**
 * A folder for the settings, state and logs of one run. Its name holds the process id, so that what a run left that was
 * killed is removed by the next one.
 */
export function newRunFolder() {
  fs.mkdirSync(workbenchFolder.runs, { recursive: true });
  for (const name of fs.readdirSync(workbenchFolder.runs)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) fs.rmSync(path.join(workbenchFolder.runs, name), { recursive: true, force: true });
  }
  return fs.mkdtempSync(path.join(workbenchFolder.runs, `${process.pid}-`));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
