import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import './valid-language.ts';
import uPlot from 'uplot';
import type { MetricSeries } from '../../engine/model/metric.ts';
import { alignSeries, pointCount } from './series-book.ts';

interface ChartProps {
  readonly name: string;
  readonly stages: ReadonlyMap<string, MetricSeries>;
  /** Changes with VS Code's theme, whose colours a canvas element must be given anew. */
  readonly theme: number;
  readonly colours: ReadonlyMap<string, string>;
}

/** One metric over the steps, a line a stage. */
export function Chart({ name, stages, theme, colours }: ChartProps): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const names = JSON.stringify([...stages.keys()].map((stage) => [stage, colours.get(stage) ?? 'blue']));
  const data = useMemo(() => alignSeries(stages), [stages]);
  const newest = useRef(data);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new uPlot(options(element, JSON.parse(names) as [string, string][]), newest.current, element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.current = undefined;
      made.destroy();
    };
  }, [names, theme]);
  useEffect(() => {
    newest.current = data;
    plot.current?.setData(data);
  }, [data]);
  return (
    <figure className="chart" data-metric={name} data-points={pointCount(stages)}>
      <figcaption>{name}</figcaption>
      <div
        ref={holder}
        role="img"
        aria-label={`${name} over steps: ${[...stages.keys()].join(', ')}; the newest values are in the table`}
      />
    </figure>
  );
}

const height = 180;

function options(element: HTMLElement, names: readonly [string, string][]): uPlot.Options {
  const colour = (variable: string, or: string): string => getComputedStyle(document.body).getPropertyValue(variable).trim() || or;
  const text = colour('--vscode-foreground', 'gray');
  const grid = { stroke: colour('--vscode-editorIndentGuide-background1', colour('--vscode-panel-border', 'transparent')), width: 1 };
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: text, grid, ticks: grid, font };
  return {
    width: Math.max(100, element.clientWidth),
    height,
    legend: { show: false },
    scales: { x: { time: false } },
    axes: [axis, { ...axis, size: 56 }],
    cursor: { points: { size: 6 }, drag: { x: true, y: false } },
    series: [
      { label: 'step' },
      ...names.map(([label, variable]) => ({
        label,
        stroke: colour(`--vscode-charts-${variable}`, text),
        width: 1.75,
        spanGaps: true,
        points: { show: (self: uPlot) => self.data[0].length < 2, size: 6 },
      })),
    ],
  };
}
