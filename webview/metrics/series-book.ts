import type { LatestMetrics, MetricSeries } from '../../engine/model/metric.ts';
import type { ToMetrics } from '../protocol/to-webview.ts';

/** All that the Metrics panel knows: series by metric name, then by stage; the newest values; who runs. */
export interface SeriesBook {
  readonly ready: boolean;
  readonly byName: ReadonlyMap<string, ReadonlyMap<string, MetricSeries>>;
  readonly latest: readonly LatestMetrics[];
  readonly running: readonly string[];
}

export const emptyBook: SeriesBook = { ready: false, byName: new Map(), latest: [], running: [] };

/**
 * `series` replaces all, `more` adds points. Points that start at or before a step that is already there replace from that
 * step on, as a stage that begins again, or resumes from a checkpoint, writes its steps anew. A chart whose metric did not
 * grow keeps its very map, so that it is not drawn again.
 */
export function addNews(book: SeriesBook, news: ToMetrics): SeriesBook {
  const byName = new Map(news.type === 'series' ? [] : book.byName);
  for (const series of news.series) {
    const stages = new Map(byName.get(series.name));
    const known = stages.get(series.stage);
    stages.set(series.stage, known ? append(known, series) : series);
    byName.set(series.name, stages);
  }
  return { ready: true, byName, latest: news.latest, running: news.running };
}

function append(known: MetricSeries, more: MetricSeries): MetricSeries {
  const [first] = more.steps;
  if (first === undefined) return known;
  let keep = known.steps.length;
  while (keep > 0 && (known.steps[keep - 1] ?? 0) >= first) keep--;
  return { ...known, steps: [...known.steps.slice(0, keep), ...more.steps], values: [...known.values.slice(0, keep), ...more.values] };
}

export const pointCount = (stages: ReadonlyMap<string, MetricSeries>): number =>
  [...stages.values()].reduce((sum, series) => sum + series.steps.length, 0);

/** The steps of all stages in order, and each stage's values at them; null where a stage has none there. */
export function alignSeries(stages: ReadonlyMap<string, MetricSeries>): [number[], ...(number | null)[][]] {
  const steps = [...new Set([...stages.values()].flatMap((series) => series.steps))].sort((a, b) => a - b);
  const at = new Map(steps.map((step, index) => [step, index]));
  const rows = [...stages.values()].map((series) => {
    const row: (number | null)[] = steps.map(() => null);
    series.steps.forEach((step, index) => {
      const value = series.values[index];
      row[at.get(step) ?? 0] = value === undefined || !Number.isFinite(value) ? null : value;
    });
    return row;
  });
  return [steps, ...rows];
}
