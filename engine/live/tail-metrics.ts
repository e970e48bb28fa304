import type { LatestMetrics, MetricSeries } from '../model/metric.ts';
import type { Stage, StageAddress } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import type { ReadFrom } from '../ports/read-from.ts';
import { findMetricFiles } from './find-metric-files.ts';
import { growLines, unread, type GrownLines } from './grow-lines.ts';
import { readLatest } from './read-latest.ts';
import { readRows, type Columns } from './read-rows.ts';

/** What one look at the metrics of some stages gave. */
export interface MetricNews {
  readonly series: readonly MetricSeries[];
  /** Only the points that came since the look before. */
  readonly grown: readonly MetricSeries[];
  readonly latest: readonly LatestMetrics[];
  /** A file started over or is gone: `grown` says too little, take `series` whole. */
  readonly restarted: boolean;
  readonly changed: boolean;
}

/** Looks at the metrics that stages write, reading only what grew; one for each project, and a look at a time. */
export interface MetricTail {
  look(stages: readonly Stage[]): MetricNews;
}

interface TailedTable {
  readonly read: GrownLines;
  readonly columns: Columns | undefined;
  readonly series: ReadonlyMap<string, MetricSeries>;
  readonly stamp: string;
}

export function metricTail(files: Files, readFrom: ReadFrom): MetricTail {
  let tables = new Map<string, TailedTable>();
  let values = new Map<string, { stamp: string; latest: LatestMetrics | undefined }>();
  return {
    look(stages) {
      const grown: MetricSeries[] = [];
      const nextTables = new Map<string, TailedTable>();
      const nextValues = new Map<string, { stamp: string; latest: LatestMetrics | undefined }>();
      let restarted = false;
      let changed = false;
      for (const stage of stages) {
        const found = findMetricFiles(files, stage);
        for (const { path, name, separator } of found.tables) {
          const key = `${stage.address}\n${path}`;
          const before = tables.get(key) ?? { read: unread, columns: undefined, series: new Map(), stamp: '' };
          const stat = files.stat(path);
          const stamp = `${stat?.inode ?? 0n}`;
          // A file written aside and renamed is another file, even where it is longer than the old one.
          const isOther = before.stamp !== '' && before.stamp !== stamp;
          const step = growLines(readFrom, path, stat?.size ?? 0, isOther ? unread : before.read);
          const again = step.again || isOther;
          const from = again ? { columns: undefined, series: new Map<string, MetricSeries>() } : before;
          const rows = readRows(step.lines, separator, from.columns);
          const fresh = rows.series.map((one) => ({ ...one, stage: stage.address, name: rows.isSingle ? name : `${name}/${one.name}` }));
          grown.push(...fresh.filter((one) => one.steps.length > 0));
          nextTables.set(key, { read: step.now, columns: rows.columns, series: join(from.series, fresh), stamp });
          restarted ||= again;
          changed ||= again || step.lines.length > 0;
        }
        for (const path of found.values) {
          const key = `${stage.address}\n${path}`;
          const stat = files.stat(path);
          const stamp = `${stat?.size ?? 0}:${stat?.mtimeNs ?? 0n}:${stat?.inode ?? 0n}`;
          const before = values.get(key);
          if (before?.stamp === stamp) {
            nextValues.set(key, before);
            continue;
          }
          const latest = readLatest(files.readText(path) ?? '', stage.address);
          // A file in the middle of being written is no news: the old values stand until it can be read, and it is looked at again.
          nextValues.set(key, latest === undefined ? { stamp: '', latest: before?.latest } : { stamp, latest });
          changed ||= latest !== undefined;
        }
      }
      for (const key of tables.keys()) if (!nextTables.has(key)) restarted = changed = true;
      for (const key of values.keys()) if (!nextValues.has(key)) changed = true;
      tables = nextTables;
      values = nextValues;
      const series = [...tables.values()].flatMap((table) => [...table.series.values()]);
      return { series, grown, latest: mergeLatest([...values.values()].flatMap(({ latest }) => latest ?? [])), restarted, changed };
    },
  };
}

function join(before: ReadonlyMap<string, MetricSeries>, fresh: readonly MetricSeries[]): ReadonlyMap<string, MetricSeries> {
  const joined = new Map(before);
  for (const one of fresh) {
    const old = joined.get(one.name);
    joined.set(one.name, old ? { ...old, steps: [...old.steps, ...one.steps], values: [...old.values, ...one.values] } : one);
  }
  return joined;
}

/** One entry a stage; of two files that name one value, the later file counts. */
function mergeLatest(all: readonly LatestMetrics[]): readonly LatestMetrics[] {
  const merged = new Map<StageAddress, LatestMetrics>();
  for (const one of all) {
    const old = merged.get(one.stage);
    const values = Object.assign(Object.create(null) as Record<string, number | string>, old?.values, one.values);
    merged.set(one.stage, { stage: one.stage, step: one.step ?? old?.step, values });
  }
  return [...merged.values()];
}
