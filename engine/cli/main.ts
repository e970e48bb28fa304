import { runCommandLine } from './run-command-line.ts';

// A pipe that is closed early (`stagewright dag | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** The program `stagewright`. The exit code is set, not forced, so that all that was printed arrives. */
void runCommandLine(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});
