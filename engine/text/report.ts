import type { Diagnostic, DiagnosticCode, Fix, Severity } from '../model/diagnostic.ts';
import type { RepoPath } from '../model/path.ts';
import type { Range } from '../model/range.ts';
import { spansOf } from './spans-of.ts';

/** Notes a problem of one file. */
export type Report = (at: Range, severity: Severity, code: DiagnosticCode, message: string, fixes?: readonly Fix[]) => void;

/** Collects the problems of one file, their places as lines and columns of its text. */
export function reporter(file: RepoPath, text: string): { readonly report: Report; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let span: ReturnType<typeof spansOf> | undefined;
  const report: Report = (at, severity, code, message, fixes) => {
    span ??= spansOf(text);
    diagnostics.push({
      file,
      at,
      span: span(at),
      severity,
      code,
      message,
      ...(fixes === undefined || fixes.length === 0 ? {} : { fixes }),
    });
  };
  return { report, diagnostics };
}
