import { ReactFlowProvider } from '@xyflow/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { CanvasContext, useCanvas, useCanvasState, type Canvas } from '../canvas/canvas-context.ts';
import { Flow } from '../canvas/flow.tsx';
import { Sheet } from '../inspector/sheet.tsx';
import { Icon } from '../ui/icon.tsx';
import { FindStage } from './find-stage.tsx';
import { Notices } from './notices.tsx';
import { Toolbar } from './toolbar.tsx';

/** Below this the pipeline runs downwards and the inspector comes from the bottom. */
const narrowBelow = 520;

/** The whole canvas. */
export const CanvasApp = ({ canvas }: { readonly canvas: Canvas }): ReactNode => (
  <CanvasContext value={canvas}>
    <ReactFlowProvider>
      <Frame />
    </ReactFlowProvider>
  </CanvasContext>
);

function Frame(): ReactNode {
  const narrow = useNarrow();
  const snapshot = useCanvasState((state) => state.snapshot);
  const searching = useCanvasState((state) => state.searching);
  return (
    <div className={`frame ${narrow ? 'narrow' : 'wide'}`}>
      <Toolbar />
      <Notices />
      <main className="work">
        <div className="picture">
          {searching && <FindStage />}
          {snapshot ? <Flow snapshot={snapshot} direction={narrow ? 'top-down' : 'left-right'} /> : <p className="empty">Reading …</p>}
          {snapshot?.nodes.length === 0 && <Empty />}
        </div>
        <Sheet />
      </main>
      <LiveLine />
    </div>
  );
}

function Empty(): ReactNode {
  const { actions } = useCanvas();
  const exists = useCanvasState((state) => state.snapshot?.exists ?? false);
  return (
    <div className="empty">
      <Icon name="type-hierarchy" />
      {exists ? (
        <>
          <p>This pipeline has no stages yet.</p>
          <p className="hint">Drag “Stage” here, or press it.</p>
          <button type="button" onClick={() => actions.newStage(undefined)}>
            Add the first stage
          </button>
        </>
      ) : (
        <>
          <p>There is no dvc.yaml in this folder.</p>
          <button type="button" onClick={() => void actions.ask({ type: 'command', command: 'createPipeline' })}>
            Create pipeline
          </button>
        </>
      )}
    </div>
  );
}

/** What happened last, for eyes and screen readers alike. */
function LiveLine(): ReactNode {
  const said = useCanvasState((state) => state.said);
  return (
    <div className={`live-line ${said.kind}`} role="status" aria-live="polite">
      {said.text !== '' && <span key={said.count}>{said.text}</span>}
    </div>
  );
}

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed);
      return () => window.removeEventListener('resize', changed);
    },
    () => window.innerWidth < narrowBelow,
  );
}
