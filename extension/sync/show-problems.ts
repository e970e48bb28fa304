import { Diagnostic, DiagnosticSeverity, languages, Range } from 'vscode';
import type { Diagnostic as Problem, Severity } from '../../engine/model/diagnostic.ts';
import type { Span } from '../../engine/model/range.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import { uriOf } from './repo-uri.ts';
import type { Root } from './root.ts';
import type { Roots } from './roots.ts';

/** Keeps the Problems panel as the projects' texts are. */
export function showProblems(roots: Roots): Disposable {
  const life = lifetime();
  const collection = life.own(languages.createDiagnosticCollection('stagewright'));
  const follow = ({ model }: Root): void => {
    let files = new Set<string>();
    const show = (): void => {
      const byFile = new Map<string, Problem[]>();
      for (const problem of model.project().pipeline.diagnostics) {
        const known = byFile.get(problem.file);
        if (known === undefined) byFile.set(problem.file, [problem]);
        else known.push(problem);
      }
      for (const file of files) if (!byFile.has(file)) collection.delete(uriOf(model.root, file as Problem['file']));
      for (const [file, problems] of byFile) collection.set(uriOf(model.root, file as Problem['file']), problems.map(toDiagnostic));
      files = new Set(byFile.keys());
    };
    life.own(model.onDidChange(show));
    show();
  };
  life.own(roots.onDidOpen(follow));
  roots.all().forEach(follow);
  return life;
}

function toDiagnostic(problem: Problem): Diagnostic {
  const diagnostic = new Diagnostic(toRange(problem.span), problem.message, toSeverity(problem.severity));
  diagnostic.source = 'stagewright';
  diagnostic.code = problem.code;
  return diagnostic;
}

/** VS Code counts from 0. */
export const toRange = ({ line, col, endLine, endCol }: Span): Range => new Range(line - 1, col - 1, endLine - 1, endCol - 1);

function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'info':
      return DiagnosticSeverity.Information;
    default:
      return unreachable(severity);
  }
}
