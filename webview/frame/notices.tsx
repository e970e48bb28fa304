import type { ReactNode } from 'react';
import { useCanvas, useCanvasState } from '../canvas/canvas-context.ts';
import { Icon } from '../ui/icon.tsx';

/** What stands between the toolbar and the picture: broken files, Restricted Mode, a lock held elsewhere, a deletion to confirm. */
export function Notices(): ReactNode {
  const { actions } = useCanvas();
  const snapshot = useCanvasState((state) => state.snapshot);
  const waitingFor = useCanvasState((state) => state.run.waitingFor);
  const deleting = useCanvasState((state) => state.deleting);
  if (!snapshot) return null;
  const broken = snapshot.files.filter((file) => file.state !== 'read');
  return (
    <>
      {broken.map((file) => {
        const problem = snapshot.diagnostics.find((each) => each.file === file.path && each.severity === 'error');
        return (
          <div className="notice warning" role="alert" key={file.path}>
            <Icon name="warning" />
            <span>
              <b>
                {file.path}
                {problem && `:${problem.span.line}`}
              </b>{' '}
              {problem?.message ?? 'cannot be read'}
              {file.state === 'last-good' ? '. Shown is the last readable picture.' : ''}
            </span>
            <button type="button" onClick={() => void actions.ask({ type: 'command', command: 'openText' })}>
              Go to text
            </button>
          </div>
        );
      })}
      {!snapshot.trusted && (
        <div className="notice" role="note">
          <Icon name="shield" />
          <span>Restricted Mode: the pipeline can be edited, not run.</span>
          <button type="button" onClick={() => void actions.ask({ type: 'command', command: 'manageTrust' })}>
            Manage Trust
          </button>
        </div>
      )}
      {waitingFor !== undefined && (
        <div className="notice" role="note">
          <Icon name="watch" />
          <span>The run waits for {waitingFor}</span>
        </div>
      )}
      {deleting !== undefined && (
        <div className="notice warning" role="alertdialog" aria-label={`Delete ${deleting}?`}>
          <Icon name="trash" />
          <span>
            Delete the stage <b>{deleting}</b>? Its files stay.
          </span>
          <button
            type="button"
            autoFocus
            onClick={() => {
              actions.set({ deleting: undefined });
              void actions.edit({ type: 'remove-stage', stage: deleting });
            }}
          >
            Delete
          </button>
          <button type="button" className="secondary" onClick={() => actions.set({ deleting: undefined })}>
            Keep
          </button>
        </div>
      )}
    </>
  );
}
