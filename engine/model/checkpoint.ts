import type { ContentHash, StageAddress } from './stage.ts';

/** One saved state of a running stage: `.dvc/stagewright/checkpoints/<stage>/<number>.json`. */
export interface Checkpoint {
  /** Of this file's shape. */
  readonly version: 1;
  readonly stage: StageAddress;
  /** From 1, in order of saving. */
  readonly number: number;
  /** `before-restore`: what stood in the workspace and was in no cache when another one was restored. */
  readonly kind: 'checkpoint' | 'before-restore';
  readonly step?: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly values: Readonly<Record<string, number | string>>;
  /** The stage's parameters at that moment, as dvc.lock would hold them, in JSON. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly outs: readonly ({ readonly path: string } & ContentHash)[];
  readonly run: string;
}
