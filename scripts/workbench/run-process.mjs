// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and gives what it printed; a failure is an Error with the lines that tell why.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 * @returns {Promise<string>}
 */
export function runProcess(program, args, { cwd, env = process.env, timeout = 15 * 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout, killSignal: 'SIGKILL' });
    let printed = '';
    const keep = (/** @type {string} */ text) => {
      printed += text;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(printed);
      const lines = printed.trim().split('\n');
      const telling = lines.filter((line) => /error/i.test(line)).slice(0, 4);
      const shown = (telling.length > 0 ? telling : lines.slice(-4)).join(' | ');
      reject(new Error(`${program} ${args[0] ?? ''} ended with ${signal ?? code}: ${shown || 'it printed nothing'}`));
    });
  });
}
