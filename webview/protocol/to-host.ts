import type { Edit } from '../../engine/model/edit.ts';
import type { RunScope } from '../../engine/model/plan.ts';
import type { StageAddress } from '../../engine/model/stage.ts';

/** Where a box stands on the canvas, in canvas units (pixels at zoom 1). */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a webview may ask of the extension host. `parse-to-host.ts` checks each message before anything is done. */
export type ToHost =
  /** The webview is up: answer with a whole snapshot. */
  | { readonly type: 'ready' }
  /** Refused where `base` is not the current revision; a snapshot follows. Answered by `EditAnswer`. */
  | { readonly type: 'edit'; readonly base: number; readonly edit: Edit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'run'; readonly scope: RunScope }
  | { readonly type: 'cancel' }
  | { readonly type: 'continue' }
  /** Show the place in the text: the stage, or the entry that says `path` or `key` there. */
  | { readonly type: 'reveal'; readonly stage: StageAddress; readonly entry?: string }
  | { readonly type: 'show-log'; readonly stage: StageAddress }
  | { readonly type: 'select'; readonly stages: readonly StageAddress[] }
  /** Remembered in the workspace state; `null` forgets all places (auto layout). */
  | { readonly type: 'place'; readonly places: Readonly<Record<string, Place>> | null }
  | { readonly type: 'restore'; readonly stage: StageAddress; readonly number: number }
  /** A VS Code command of ours from the closed list of the host, such as creating the first `dvc.yaml`. */
  | { readonly type: 'command'; readonly command: 'createPipeline' | 'openText' | 'openCanvas' | 'manageTrust' };

/** The host's answer to one request. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly message: string };
