import type { ReactNode } from 'react';
import type { LatestMetrics } from '../../engine/model/metric.ts';
import { Icon } from '../ui/icon.tsx';
import { shortValue } from '../ui/state-words.ts';

interface LatestTableProps {
  readonly latest: readonly LatestMetrics[];
  readonly running: readonly string[];
  readonly colours: ReadonlyMap<string, string>;
}

/** The newest values: a row a stage, a column a metric. The dots are the key to the curves. */
export function LatestTable({ latest, running, colours }: LatestTableProps): ReactNode {
  const names = [...new Set(latest.flatMap((each) => Object.keys(each.values)))];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Latest values">
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="number">
              Step
            </th>
            {names.map((name) => (
              <th scope="col" className="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {latest.map((each) => {
            const values = new Map(Object.entries(each.values));
            return (
              <tr key={each.stage} data-stage={each.stage}>
                <th scope="row">
                  <span className="dot" style={{ background: `var(--vscode-charts-${colours.get(each.stage) ?? 'blue'})` }} />
                  {each.stage}
                  {running.includes(each.stage) && (
                    <span className="running">
                      <Icon name="loading" spin /> running
                    </span>
                  )}
                </th>
                <td className="number">{each.step ?? ''}</td>
                {names.map((name) => (
                  <td className="number" key={name}>
                    {values.has(name) ? shortValue(values.get(name) ?? '') : ''}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
