import { useReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useCanvas, useCanvasState } from '../canvas/canvas-context.ts';
import { dragType, fitOptions } from '../canvas/flow.tsx';
import { IconButton } from '../ui/icon.tsx';

/** All that the mouse can press; each button has a key or a VS Code command besides. */
export function Toolbar(): ReactNode {
  const { actions } = useCanvas();
  const flow = useReactFlow();
  const selection = useCanvasState((state) => state.selection);
  const run = useCanvasState((state) => state.run);
  const trusted = useCanvasState((state) => state.snapshot?.trusted ?? false);
  const empty = useCanvasState((state) => (state.snapshot?.nodes.length ?? 0) === 0);
  const stages = selection.kind === 'stages' ? selection.stages : [];
  const why = trusted ? undefined : 'Running is off in Restricted Mode';
  return (
    <div className="toolbar" role="toolbar" aria-label="Pipeline">
      <IconButton
        icon="add"
        label="Add stage"
        text="Stage"
        title="Add stage: press, or drag it onto the canvas"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, 'stage');
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={() => actions.newStage(middle(flow))}
      />
      <span className="gap" />
      <IconButton
        icon="run-all"
        label="Run all"
        className="spare"
        text="Run all"
        title={why ?? 'Run all'}
        disabled={!trusted || empty || run.state === 'running'}
        onClick={() => actions.run([], 'upstream')}
      />
      <IconButton
        icon="play"
        label="Run selected"
        title={why ?? 'Run the selected stages and what they need'}
        disabled={!trusted || stages.length === 0 || run.state === 'running'}
        onClick={() => actions.run(stages, 'upstream')}
      />
      {run.state === 'running' && (
        <IconButton icon="debug-stop" label="Cancel" className="spare" text="Cancel" onClick={() => void actions.ask({ type: 'cancel' })} />
      )}
      {run.state === 'interrupted' && (
        <IconButton
          icon="debug-continue"
          label="Continue"
          text={`Continue (${run.rest.length})`}
          disabled={!trusted}
          onClick={() => void actions.ask({ type: 'continue' })}
        />
      )}
      <span className="gap" />
      <IconButton icon="discard" label="Undo" onClick={() => void actions.ask({ type: 'undo' })} />
      <IconButton icon="redo" label="Redo" onClick={() => void actions.ask({ type: 'redo' })} />
      <span className="spring" />
      <IconButton icon="search" label="Find stage" onClick={() => actions.set({ searching: true })} />
      <IconButton icon="zoom-out" label="Zoom out" className="wide-only" onClick={() => void flow.zoomOut()} />
      <IconButton icon="zoom-in" label="Zoom in" className="wide-only" onClick={() => void flow.zoomIn()} />
      <IconButton icon="screen-full" label="Fit" onClick={() => void flow.fitView(fitOptions)} />
      <IconButton
        icon="type-hierarchy"
        label="Layout"
        title="Lay out anew, forgetting where boxes were put"
        onClick={() => {
          actions.forgetPlaces();
          requestAnimationFrame(() => void flow.fitView(fitOptions));
        }}
      />
    </div>
  );
}

function middle(flow: ReturnType<typeof useReactFlow>): { x: number; y: number } | undefined {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!pane) return undefined;
  const { x, y } = flow.screenToFlowPosition({ x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 });
  return { x: Math.round(x), y: Math.round(y) };
}
