import type { RepoPath } from './path.ts';
import type { Range } from './range.ts';
import type { OutKind, StageAddress } from './stage.ts';

/** A value that a person can type for a parameter. `text` is YAML source for one value: `0.1`, `[1, 2]`, `relu`. */
export interface TypedValue {
  readonly text: string;
}

/** What a gesture asks for. Paths are as they would be written in the stage, relative to its wdir. */
export type Edit =
  | {
      readonly type: 'add-stage';
      readonly file: RepoPath;
      readonly name: string;
      readonly cmd: string;
      readonly deps?: readonly string[];
      readonly outs?: readonly string[];
    }
  | { readonly type: 'remove-stage'; readonly stage: StageAddress }
  | { readonly type: 'rename-stage'; readonly stage: StageAddress; readonly to: string }
  | { readonly type: 'set-cmd'; readonly stage: StageAddress; readonly cmd: string }
  | { readonly type: 'set-desc'; readonly stage: StageAddress; readonly desc: string }
  | { readonly type: 'set-frozen'; readonly stage: StageAddress; readonly frozen: boolean }
  | { readonly type: 'add-dep'; readonly stage: StageAddress; readonly path: string }
  | { readonly type: 'remove-dep'; readonly stage: StageAddress; readonly path: string }
  | { readonly type: 'rename-dep'; readonly stage: StageAddress; readonly path: string; readonly to: string }
  | {
      readonly type: 'add-out';
      readonly stage: StageAddress;
      readonly path: string;
      readonly kind: OutKind;
      readonly cache?: boolean;
      readonly checkpoint?: boolean;
    }
  | { readonly type: 'remove-out'; readonly stage: StageAddress; readonly path: string }
  | { readonly type: 'add-param'; readonly stage: StageAddress; readonly key: string }
  | { readonly type: 'remove-param'; readonly stage: StageAddress; readonly key: string }
  | { readonly type: 'set-param'; readonly file: RepoPath; readonly key: readonly string[]; readonly value: TypedValue };

/** One replacement in one file's text; a file that does not exist yet is the empty text. */
export interface TextChange {
  readonly file: RepoPath;
  readonly at: Range;
  readonly text: string;
}

/** Why an edit cannot be made. `message` is one sentence for the person who asked. */
export interface EditRefusal {
  readonly code:
    | 'no-such-stage'
    | 'no-such-entry'
    | 'already-there'
    | 'bad-name'
    | 'bad-value'
    | 'would-cycle'
    | 'file-broken'
    | 'outside'
    | 'shared-text';
  readonly message: string;
}
