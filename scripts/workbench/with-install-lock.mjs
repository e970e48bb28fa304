// @ts-check
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const heartbeatMs = 2_000;
const staleAfterMs = 20_000;

/**
 * Runs `work` while this process holds the lock folder, waiting for another process that holds it.
 * A lock is stale when its process is gone from this machine, or when nobody has touched it for a while, which
 * also covers a holder in another container, whose process id says nothing here.
 * @template T
 * @param {string} lock
 * @param {(message: string) => void} log
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(lock, log, work) {
  const owner = JSON.stringify({ pid: process.pid, host: os.hostname(), id: randomUUID() });
  const ownerFile = path.join(lock, 'owner.json');
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  let told = false;
  while (!take(lock, ownerFile, owner)) {
    if (isStale(lock, ownerFile)) {
      // The rename is atomic: of several waiting processes one moves the stale lock away, the others find it gone.
      const aside = `${lock}.stale-${randomUUID()}`;
      try {
        fs.renameSync(lock, aside);
        fs.rmSync(aside, { recursive: true, force: true });
      } catch {
        // Another process was quicker.
      }
      continue;
    }
    if (!told) log('Another process is installing the workbench: waiting for it.');
    told = true;
    await pause(300);
  }
  const heartbeat = setInterval(() => {
    try {
      fs.utimesSync(ownerFile, new Date(), new Date());
    } catch {
      // The folder was removed by hand during the install, which then fails on its own.
    }
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (read(ownerFile) === owner) fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock @param {string} ownerFile @param {string} owner */
function take(lock, ownerFile, owner) {
  try {
    fs.mkdirSync(lock);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  fs.writeFileSync(ownerFile, owner);
  return true;
}

/** @param {string} lock @param {string} ownerFile */
function isStale(lock, ownerFile) {
  const touched = fs.statSync(ownerFile, { throwIfNoEntry: false }) ?? fs.statSync(lock, { throwIfNoEntry: false });
  if (!touched) return false;
  if (Date.now() - touched.mtimeMs > staleAfterMs) return true;
  const text = read(ownerFile);
  if (!text) return false;
  try {
    const owner = /** @type {{ pid: number, host: string }} */ (JSON.parse(text));
    if (owner.host !== os.hostname()) return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
