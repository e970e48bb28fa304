import { useState, type ReactNode } from 'react';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { ToCheckpoints } from '../protocol/to-webview.ts';
import type { Host } from '../store/connect-host.ts';
import { useStore, type Store } from '../store/create-store.ts';
import { Icon } from '../ui/icon.tsx';
import { StageTable } from './stage-table.tsx';

/** The Checkpoints panel. Restoring asks nothing first, since what it replaces is kept. */
export function CheckpointsApp({ store, host }: { readonly store: Store<ToCheckpoints | undefined>; readonly host: Host }): ReactNode {
  const known = useStore(store, (state) => state);
  const [message, setMessage] = useState({ text: '', refusal: false });
  if (!known) return <p className="empty">Reading …</p>;
  const stages = known.stages.filter((each) => each.checkpoints.length > 0);
  if (stages.length === 0)
    return (
      <div className="empty">
        <Icon name="history" />
        <p>No checkpoints yet.</p>
        <p className="hint">Mark an out with “checkpoint”; what the stage saves while it runs can be restored here.</p>
      </div>
    );
  const restore = async (stage: StageAddress, number: number): Promise<void> => {
    setMessage({ text: `Restoring checkpoint ${number} of ${stage} …`, refusal: false });
    const answer = await host.ask({ type: 'restore', stage, number });
    setMessage(
      answer.ok ? { text: `Checkpoint ${number} of ${stage} is restored`, refusal: false } : { text: answer.message, refusal: true },
    );
  };
  return (
    <main className="panel">
      <h1 className="unseen">Checkpoints</h1>
      {!known.trusted && (
        <p>
          Restricted Mode: checkpoints can be seen, not restored.{' '}
          <button type="button" onClick={() => void host.ask({ type: 'command', command: 'manageTrust' })}>
            Manage Trust
          </button>
        </p>
      )}
      {stages.map((each) => (
        <StageTable key={each.stage} of={each} trusted={known.trusted} restore={(number) => void restore(each.stage, number)} />
      ))}
      <p className={`message${message.refusal ? ' refusal' : ''}`} role="status" aria-live="polite">
        {message.text}
      </p>
    </main>
  );
}
