import type { StageAddress } from './stage.ts';

/** One curve: a metric of one stage over its steps. */
export interface MetricSeries {
  readonly stage: StageAddress;
  /** As DVCLive names it; `/` for folders: `train/loss`. */
  readonly name: string;
  readonly steps: readonly number[];
  /** As many as `steps`; NaN where the file has no number. */
  readonly values: readonly number[];
}

/** The newest values of a stage, from its metrics file. */
export interface LatestMetrics {
  readonly stage: StageAddress;
  readonly step: number | undefined;
  readonly values: Readonly<Record<string, number | string>>;
}
