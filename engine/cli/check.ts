import { readProject } from '../sync/read-project.ts';
import type { CommandContext } from './command-context.ts';
import { printProblem } from './print-problem.ts';

/** `check`: all problems of the project; 1 where one is an error. */
export function runCheck(args: readonly string[], { files, out, err, json }: CommandContext): Promise<number> {
  if (args.length > 0) {
    err(`usage: stagewright check [--json]\n`);
    return Promise.resolve(2);
  }
  const { diagnostics } = readProject(files).pipeline;
  if (json) {
    const problems = diagnostics.map(({ file, span, severity, code, message }) => ({ file, ...span, severity, code, message }));
    out(`${JSON.stringify(problems, undefined, 1)}\n`);
  } else {
    for (const diagnostic of diagnostics) out(printProblem(diagnostic));
  }
  return Promise.resolve(diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? 1 : 0);
}
