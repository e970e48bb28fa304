import { useState, type ReactNode } from 'react';
import type { ToCheckpoints } from '../protocol/to-webview.ts';
import { shortValue } from '../ui/state-words.ts';
import { bestCheckpoint, comparableNames, higherIsBetter } from './best-checkpoint.ts';

interface StageTableProps {
  readonly of: ToCheckpoints['stages'][number];
  readonly trusted: boolean;
  readonly restore: (number: number) => void;
}

/** The checkpoints of one stage, the newest first. */
export function StageTable({ of: { stage, checkpoints, missing, current }, trusted, restore }: StageTableProps): ReactNode {
  const [chosen, setChosen] = useState<string>();
  const comparable = comparableNames(checkpoints);
  const by = chosen !== undefined && comparable.includes(chosen) ? chosen : comparable[0];
  const best = by === undefined ? undefined : bestCheckpoint(checkpoints, by);
  const names = [...new Set(checkpoints.flatMap((each) => Object.keys(each.values)))];
  return (
    <section aria-label={`Checkpoints of ${stage}`} data-stage={stage}>
      <h2>
        {stage}
        {by !== undefined && (
          <label>
            Best by{' '}
            <select value={by} onChange={(event) => setChosen(event.target.value)}>
              {comparable.map((name) => (
                <option key={name} value={name}>
                  {name} ({higherIsBetter(name) ? 'highest' : 'lowest'})
                </option>
              ))}
            </select>
          </label>
        )}
      </h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={`Table of ${stage}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                No.
              </th>
              <th scope="col" className="number">
                Step
              </th>
              <th scope="col">Time</th>
              {names.map((name) => (
                <th scope="col" className="number" key={name}>
                  {name}
                </th>
              ))}
              <th scope="col">State</th>
              <th scope="col">
                <span className="unseen">Restore</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {checkpoints
              .toSorted((a, b) => b.number - a.number)
              .map((each) => {
                const gone = missing.includes(each.number);
                const values = new Map(Object.entries(each.values));
                const marks = [
                  each.number === best ? 'best' : '',
                  each.number === current ? 'current' : '',
                  each.kind === 'before-restore' ? 'kept before a restore' : '',
                  gone ? 'objects gone' : '',
                ].filter((mark) => mark !== '');
                return (
                  <tr
                    key={each.number}
                    data-checkpoint={each.number}
                    className={`${each.number === best ? 'best' : ''}${gone ? ' gone' : ''}`}
                  >
                    <td className="number">{each.number}</td>
                    <td className="number">{each.step ?? ''}</td>
                    <td>{new Date(each.time).toLocaleString()}</td>
                    {names.map((name) => (
                      <td className="number" key={name}>
                        {values.has(name) ? shortValue(values.get(name) ?? '') : ''}
                      </td>
                    ))}
                    <td>{marks.join(', ')}</td>
                    <td>
                      <button
                        type="button"
                        className="secondary"
                        aria-label={`Restore checkpoint ${each.number} of ${stage}`}
                        disabled={!trusted || gone || each.number === current}
                        onClick={() => restore(each.number)}
                      >
                        Restore
                      </button>
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
