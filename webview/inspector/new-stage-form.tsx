import { useState, type ReactNode } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import type { Place } from '../protocol/to-host.ts';

/** A stage that is not in the text yet: nothing is written before Create. */
export function NewStageForm({ place, deps }: { readonly place: Place | undefined; readonly deps: readonly string[] }): ReactNode {
  const { actions } = useCanvas();
  const [name, setName] = useState('');
  const [cmd, setCmd] = useState('');
  const [outs, setOuts] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const create = (): void => {
    if (busy) return;
    setBusy(true);
    const lines = outs.split('\n').map((line) => line.trim());
    const stage = { name: name.trim(), cmd, deps, outs: lines.filter((line) => line !== '') };
    void actions.addStage(stage, place).then((answer) => {
      setBusy(false);
      if (!answer.ok) setRefusal(answer.message);
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') actions.show({ kind: 'closed' });
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) create();
      }}
    >
      <div className="field">
        <label htmlFor="new-name">Name</label>
        <input
          id="new-name"
          aria-label="Name"
          value={name}
          autoFocus
          spellCheck={false}
          placeholder="train"
          aria-invalid={refusal !== undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {refusal !== undefined && <p className="refusal">{refusal}</p>}
      </div>
      <div className="field">
        <label htmlFor="new-cmd">Command</label>
        <textarea
          id="new-cmd"
          aria-label="Command"
          className="mono"
          rows={3}
          value={cmd}
          spellCheck={false}
          placeholder="python train.py"
          onChange={(event) => setCmd(event.target.value)}
        />
      </div>
      {deps.length > 0 && (
        <div className="field">
          <span className="label">Deps</span>
          {deps.map((dep) => (
            <code key={dep}>{dep}</code>
          ))}
        </div>
      )}
      <div className="field">
        <label htmlFor="new-outs">Outs, one a line</label>
        <textarea
          id="new-outs"
          aria-label="Outs, one a line"
          className="mono"
          rows={2}
          value={outs}
          spellCheck={false}
          onChange={(event) => setOuts(event.target.value)}
        />
      </div>
      <div className="actions">
        <button type="submit" disabled={busy || name.trim() === '' || cmd.trim() === ''}>
          Create
        </button>
        <button type="button" className="secondary" onClick={() => actions.show({ kind: 'closed' })}>
          Discard
        </button>
      </div>
    </form>
  );
}
