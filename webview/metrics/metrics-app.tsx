import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useStore, type Store } from '../store/create-store.ts';
import { Icon } from '../ui/icon.tsx';
import { Chart } from './chart.tsx';
import { LatestTable } from './latest-table.tsx';
import type { SeriesBook } from './series-book.ts';

/** VS Code's own chart colours, in the order in which stages get them. */
const chartColours = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'];

/** The Metrics panel: the newest values as a table, and a chart for each metric. */
export function MetricsApp({ store }: { readonly store: Store<SeriesBook> }): ReactNode {
  const book = useStore(store, (state) => state);
  const theme = useTheme();
  const stages = JSON.stringify([
    ...new Set([...book.latest.map((each) => each.stage), ...[...book.byName.values()].flatMap((each) => [...each.keys()])]),
  ]);
  const colours = useMemo(
    () => new Map((JSON.parse(stages) as string[]).map((stage, index) => [stage, chartColours[index % chartColours.length] ?? 'blue'])),
    [stages],
  );
  if (!book.ready) return <p className="empty">Reading …</p>;
  if (book.byName.size === 0 && book.latest.length === 0)
    return (
      <div className="empty">
        <Icon name="graph-line" />
        <p>No metrics yet.</p>
        <p className="hint">A stage that logs with DVCLive, or writes a metrics file, draws its curves here while it runs.</p>
      </div>
    );
  return (
    <main className="panel">
      <h1 className="unseen">Metrics</h1>
      {book.latest.length > 0 && <LatestTable latest={book.latest} running={book.running} colours={colours} />}
      <div className="charts">
        {[...book.byName].map(([name, series]) => (
          <Chart key={name} name={name} stages={series} theme={theme} colours={colours} />
        ))}
      </div>
    </main>
  );
}

let themes = 0;

/** A number that grows with each change of VS Code's theme, which VS Code writes into the page's attributes. */
function useTheme(): number {
  return useSyncExternalStore(watchTheme, () => themes);
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(() => {
    themes++;
    changed();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
