import type { EditRefusal } from '../../model/edit.ts';
import type { ParamValue } from '../../model/param.ts';
import type { RepoPath } from '../../model/path.ts';
import { fail } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Splice } from '../../text/splice/layout.ts';

/** What an edit does to one file, and the data that the changed text must hold: it is read again before anything is promised. */
export interface Draft {
  readonly file: RepoPath;
  readonly text: string;
  readonly splices: readonly Splice[];
  readonly wanted: ParamValue | undefined;
}

export type Drafts = Result<readonly Draft[], EditRefusal>;

export const refuse = (code: EditRefusal['code'], message: string): Result<never, EditRefusal> => fail({ code, message });
