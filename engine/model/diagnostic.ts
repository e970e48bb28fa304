import type { Edit } from './edit.ts';
import type { RepoPath } from './path.ts';
import type { Range, Span } from './range.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a person can do about a problem with one press. */
export type Fix =
  | { readonly type: 'edit'; readonly title: string; readonly edit: Edit }
  | { readonly type: 'create-file'; readonly title: string; readonly path: RepoPath };

/** A problem in a file, printed as `file:line:col severity code message`. */
export interface Diagnostic {
  readonly file: RepoPath;
  readonly at: Range;
  readonly span: Span;
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** Kebab-case, stable: tests, fixes and people's settings name them. Each has a line of what it means. */
export type DiagnosticCode =
  /** The text is no YAML. */
  | 'yaml-syntax'
  /** A key stands twice in one map. */
  | 'duplicate-key'
  /** A file holds another shape than DVC's schema asks for. */
  | 'schema'
  /** A key that DVC does not know at this place. */
  | 'unknown-key'
  /** A stage without `cmd`. */
  | 'stage-no-cmd'
  /** A stage name that DVC cannot address. */
  | 'stage-name'
  /** `${…}`, `foreach`, `matrix` or `vars`: read, shown, not resolved yet. */
  | 'template-unsupported'
  /** A date where DVC cannot use one. */
  | 'date-value'
  /** The stages need each other in a circle. */
  | 'cycle'
  /** Two stages write one path, or one writes inside another's. */
  | 'overlapping-outs'
  /** A path is both a dep and an out of one stage. */
  | 'same-dep-and-out'
  /** A dep that does not exist and that no stage makes. */
  | 'missing-dep'
  /** A params file that does not exist. */
  | 'missing-params-file'
  /** A key that its params file does not have. */
  | 'missing-param'
  /** dvc.lock cannot be used. */
  | 'lock-invalid'
  /** A file that is too large, of the wrong kind, or not UTF-8. */
  | 'unreadable';
