import type { Checkpoint } from '../../engine/model/checkpoint.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { LatestMetrics, MetricSeries } from '../../engine/model/metric.ts';
import type { PipelineFile, Wire } from '../../engine/model/pipeline.ts';
import type { NodeState, RunView } from '../../engine/model/run-view.ts';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';
import type { Place } from './to-host.ts';

export type { NodeState, RunView } from '../../engine/model/run-view.ts';

/** One parameter as the inspector shows it; `text` is the value's source in its file. */
export interface ParamRow {
  readonly file: string;
  readonly key: readonly string[];
  readonly text: string;
}

/** All that a canvas shows of the texts. Sent whole on `ready`, and after each change of the pipeline. */
export interface CanvasSnapshot {
  readonly type: 'snapshot';
  readonly revision: number;
  /** The project folder's name, and the file that a new stage goes to. */
  readonly title: string;
  readonly file: string;
  readonly exists: boolean;
  readonly trusted: boolean;
  readonly nodes: readonly PipelineNode[];
  readonly wires: readonly Wire[];
  readonly files: readonly PipelineFile[];
  readonly params: readonly ParamRow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly places: Readonly<Record<string, Place>>;
}

/** What the host tells a canvas. */
export type ToCanvas =
  | CanvasSnapshot
  | { readonly type: 'states'; readonly states: Readonly<Record<StageAddress, NodeState>>; readonly run: RunView }
  | { readonly type: 'latest'; readonly latest: readonly LatestMetrics[] }
  /** A VS Code command acts on the canvas, so that keys and the command palette do what the mouse does. */
  | { readonly type: 'do'; readonly action: CanvasAction }
  | { readonly type: 'select'; readonly stages: readonly StageAddress[] };

export type CanvasAction = 'add-stage' | 'rename' | 'delete' | 'connect' | 'edit' | 'fit' | 'zoom-in' | 'zoom-out' | 'layout' | 'search';

/** What the host tells the Metrics panel: all series on `ready`, later only what grew. */
export type ToMetrics =
  | {
      readonly type: 'series';
      readonly series: readonly MetricSeries[];
      readonly latest: readonly LatestMetrics[];
      readonly running: readonly StageAddress[];
    }
  | {
      readonly type: 'more';
      readonly series: readonly MetricSeries[];
      readonly latest: readonly LatestMetrics[];
      readonly running: readonly StageAddress[];
    };

/** What the host tells the Checkpoints panel. `missing` are numbers whose objects are gone from the cache. */
export interface ToCheckpoints {
  readonly type: 'checkpoints';
  readonly trusted: boolean;
  readonly stages: readonly {
    readonly stage: StageAddress;
    readonly checkpoints: readonly Checkpoint[];
    readonly missing: readonly number[];
    /** The number whose bytes stand in the workspace now. */
    readonly current?: number;
  }[];
}
