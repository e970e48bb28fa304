import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Exit, Launcher } from '../ports/launcher.ts';

/** Starts commands in the shell that DVC takes: $SHELL, told to read no start-up files where it is bash or zsh. */
export const shellLauncher: Launcher = {
  start(command, output) {
    const shell = process.env['SHELL'] ?? '/bin/sh';
    const quiet: readonly string[] =
      path.basename(shell) === 'bash' ? ['--noprofile', '--norc'] : path.basename(shell) === 'zsh' ? ['--no-rcs'] : [];
    const env: NodeJS.ProcessEnv = { ...process.env, ...command.env };
    // It makes an editor's program run as Node.js; a stage that starts an editor or Electron means the program itself.
    delete env['ELECTRON_RUN_AS_NODE'];
    const child = spawn(shell, [...quiet, '-c', command.line], {
      cwd: command.cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', output);
    child.stderr.on('data', output);
    const exit = new Promise<Exit>((resolve) => {
      child.on('error', (error) => {
        output(Buffer.from(`${error.message}\n`));
        resolve({ type: 'code', code: 127 });
      });
      child.on('close', (code, signal) => resolve(signal === null ? { type: 'code', code: code ?? 1 } : { type: 'signal', signal }));
    });
    const signalGroup = (signal: NodeJS.Signals) => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The group is gone already.
      }
    };
    return {
      pid: child.pid ?? 0,
      exit,
      stop(graceMs) {
        signalGroup('SIGTERM');
        const late = setTimeout(() => signalGroup('SIGKILL'), graceMs);
        void exit.then(() => {
          clearTimeout(late);
          // What the shell started may outlive it.
          signalGroup('SIGKILL');
        });
      },
    };
  },
};
