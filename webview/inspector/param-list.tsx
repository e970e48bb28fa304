import { useState, type SyntheticEvent, type ReactNode } from 'react';
import type { Stage } from '../../engine/model/stage.ts';
import { useCanvas } from '../canvas/canvas-context.ts';
import type { ParamRow } from '../protocol/to-webview.ts';
import { IconButton } from '../ui/icon.tsx';
import { DraftField } from './draft-field.tsx';

/** The parameters of a stage, each a field that changes the params file. */
export function ParamList({ stage, params }: { readonly stage: Stage; readonly params: readonly ParamRow[] }): ReactNode {
  const { actions } = useCanvas();
  const [key, setKey] = useState('');
  const rows = paramsOf(stage, params);
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (key.trim() === '') return;
    void actions.edit({ type: 'add-param', stage: stage.address, key: key.trim() }).then((answer) => answer.ok && setKey(''));
  };
  return (
    <section aria-label="Params">
      <h3>Params</h3>
      {rows.map((row) => (
        <DraftField
          key={`${row.file}:${row.key.join('.')}`}
          label={row.key.join('.')}
          value={row.text}
          mono
          commit={(text) => actions.edit({ type: 'set-param', file: row.file as never, key: row.key, value: { text } })}
        />
      ))}
      <ul className="entries">
        {stage.params.flatMap((dep) =>
          dep.keys.map((each) => (
            <li key={`${dep.file}:${each}`}>
              <code>{each}</code>
              <span className="tags">{dep.file}</span>
              <IconButton
                icon="trash"
                label={`Remove param ${each}`}
                onClick={() => void actions.edit({ type: 'remove-param', stage: stage.address, key: each })}
              />
            </li>
          )),
        )}
      </ul>
      <form className="add" onSubmit={add}>
        <input
          aria-label="New param"
          placeholder="key in the params file"
          value={key}
          spellCheck={false}
          onChange={(event) => setKey(event.target.value)}
        />
        <IconButton icon="add" label="Add param" type="submit" />
      </form>
    </section>
  );
}

/** The rows that a stage reads: the keys it names and what is below them; all of a file that it names whole. */
export const paramsOf = (stage: Pick<Stage, 'params'>, rows: readonly ParamRow[]): readonly ParamRow[] =>
  rows.filter((row) =>
    stage.params.some((dep) => {
      if (dep.resolved !== row.file) return false;
      const dotted = row.key.join('.');
      return dep.keys.length === 0 || dep.keys.some((key) => dotted === key || dotted.startsWith(`${key}.`));
    }),
  );
