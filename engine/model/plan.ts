import type { RepoPath } from './path.ts';
import type { StageAddress } from './stage.ts';

/** One reason why a stage is not up to date; in DVC's words where it has them. */
export type Why =
  | { readonly type: 'never-run' }
  | { readonly type: 'cmd'; readonly from: string; readonly to: string }
  | { readonly type: 'dep'; readonly path: string; readonly change: 'modified' | 'deleted' | 'new' }
  | {
      readonly type: 'param';
      readonly file: string;
      readonly key: string;
      readonly change: 'modified' | 'deleted' | 'new';
      readonly from?: string;
      readonly to?: string;
    }
  | { readonly type: 'out'; readonly path: string; readonly change: 'modified' | 'deleted' | 'new' | 'not in cache' }
  | { readonly type: 'upstream'; readonly stage: StageAddress }
  | { readonly type: 'no-deps-no-outs' }
  | { readonly type: 'always-changed' }
  | { readonly type: 'forced' };

/** What a run will do with one node. */
export interface PlannedNode {
  readonly stage: StageAddress;
  /** `run`: its command runs (a data file is hashed anew). `restore`: its outs come from the cache. `skip`: nothing. */
  readonly action: 'run' | 'restore' | 'skip';
  readonly why: readonly Why[];
  /** Set where the run would stop here: one sentence. */
  readonly blocked?: { readonly path: RepoPath; readonly message: string };
}

/** In the order of the run. */
export type Plan = readonly PlannedNode[];

/** Which nodes a run is about. */
export interface RunScope {
  /** Empty: the root's `dvc.yaml`, as `dvc repro` does. */
  readonly targets: readonly StageAddress[];
  /** `upstream`: what the targets need, and they. `single`: only they. `downstream`: they and what needs them. */
  readonly reach: 'upstream' | 'single' | 'downstream';
  readonly force: boolean;
}
