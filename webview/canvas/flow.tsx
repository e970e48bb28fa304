import {
  Background,
  ReactFlow,
  useReactFlow,
  type Connection as FlowConnection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState, type DragEvent, type ReactNode } from 'react';
import { folderOf, relativePath, type RepoPath } from '../../engine/model/path.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { Place } from '../protocol/to-host.ts';
import type { CanvasSnapshot } from '../protocol/to-webview.ts';
import { noStages } from '../store/canvas-state.ts';
import { rememberedView, rememberView } from '../store/remembered-view.ts';
import { boxOf, placeBoxes } from './box-geometry.ts';
import { useCanvas, useCanvasState } from './canvas-context.ts';
import { connection } from './connection.ts';
import { flowEdges, flowNodes, wireId, type BoxNode, type WireEdge } from './flow-elements.ts';
import { layoutGraph, type Direction } from './layout-graph.ts';
import { StageBox } from './stage-box.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { WireLine } from './wire-line.tsx';

const nodeTypes = { box: StageBox };
const edgeTypes = { wire: WireLine };
export const fitOptions = { padding: 0.15, maxZoom: 1 };
const nowhere = { clientX: 0, clientY: 0 };
export const dragType = 'application/x-stagewright-stage';

/** The picture itself: boxes, wires, and what the mouse does with them. */
export function Flow({ snapshot, direction }: { readonly snapshot: CanvasSnapshot; readonly direction: Direction }): ReactNode {
  const { actions, host } = useCanvas();
  const flow = useReactFlow<BoxNode, WireEdge>();
  const selection = useCanvasState((state) => state.selection);
  const moved = useCanvasState((state) => state.moved);
  const [dragged, setDragged] = useState<ReadonlyMap<string, Place>>(new Map());
  const places = usePlaces(snapshot, moved, direction);
  const still = useMemo(() => flowNodes(snapshot, places, direction), [snapshot, places, direction]);
  const wires = useMemo(() => flowEdges(snapshot), [snapshot]);
  const nodes = useMemo(() => {
    const selected = new Set<string>(selection.kind === 'stages' ? selection.stages : []);
    return still.map((node) => {
      const position = dragged.get(node.id);
      if (!position && !selected.has(node.id)) return node;
      return { ...node, position: position ?? node.position, selected: selected.has(node.id) };
    });
  }, [still, dragged, selection]);
  const edges = useMemo(() => {
    const chosen = selection.kind === 'wire' ? wireId(selection.from, selection.to) : undefined;
    return wires.map((wire) => (wire.id === chosen ? { ...wire, selected: true } : wire));
  }, [wires, selection]);
  useCanvasKeys(snapshot, nodes);

  const [start] = useState(() => ({ direction, viewport: rememberedView(host).viewport }));
  useEffect(() => {
    // What is remembered was looked at in this direction; a window that turned since is shown whole.
    if (start.viewport === undefined || start.direction !== direction) void flow.fitView(fitOptions);
  }, [flow, start, direction]);
  useKeepInSight(selection.kind === 'stages' ? selection.stages[0] : undefined);

  const onNodesChange = useCallback(
    (changes: NodeChange<BoxNode>[]) => {
      const now = new Set<StageAddress>(selection.kind === 'stages' ? selection.stages : []);
      let touched = false;
      for (const change of changes) {
        if (change.type === 'select') {
          touched = true;
          if (change.selected) now.add(change.id as StageAddress);
          else now.delete(change.id as StageAddress);
        }
        if (change.type === 'position' && change.position) {
          const at = change.position;
          setDragged((before) => new Map([...before, [change.id, at]]));
        }
      }
      if (touched && (now.size > 0 || selection.kind === 'stages')) actions.select({ kind: 'stages', stages: [...now] });
    },
    [actions, selection],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      for (const change of changes) {
        if (change.type !== 'select') continue;
        const wire = wires.find((each) => each.id === change.id)?.data;
        if (!wire) continue;
        if (change.selected) {
          actions.select({ kind: 'wire', from: wire.from, to: wire.to });
          actions.show({ kind: 'selection' });
        } else if (selection.kind === 'wire' && wireId(selection.from, selection.to) === change.id) actions.select(noStages);
      }
    },
    [actions, selection, wires],
  );
  const onNodeDragStop = (_: unknown, __: unknown, stopped: readonly BoxNode[]): void => {
    actions.place(new Map(stopped.map((node) => [node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) }])));
    setDragged(new Map());
  };
  const connect = (from: string, out: string, to: string): void => {
    const found = connection(snapshot, from as StageAddress, out as RepoPath, to as StageAddress);
    if (found.ok) void actions.edit({ type: 'add-dep', stage: found.stage, path: found.path });
    else actions.say(found.why, 'refusal');
  };
  const isValidConnection = (wire: FlowConnection | WireEdge): boolean => {
    const found = connection(snapshot, wire.source as StageAddress, (wire.sourceHandle ?? '') as RepoPath, wire.target as StageAddress);
    if (!found.ok) actions.say(found.why, 'refusal');
    return found.ok;
  };
  /** A wire let go off any handle: on a box it means that box, on the empty canvas a new stage. */
  const onConnectEnd = (event: MouseEvent | TouchEvent, end: FinalConnectionState): void => {
    if (end.isValid || !end.fromNode || end.fromHandle.type !== 'source') return;
    const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? nowhere) : event;
    const out = end.fromHandle.id ?? '';
    const under = document.elementFromPoint(clientX, clientY) ?? document.body;
    const target = end.toNode?.id ?? under.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (target !== undefined) {
      if (!(target === end.fromNode.id && under.matches('[data-out]'))) connect(end.fromNode.id, out, target);
    } else if (under.closest('.react-flow__pane'))
      actions.newStage(flow.screenToFlowPosition({ x: clientX, y: clientY }), [
        relativePath(folderOf(snapshot.file as RepoPath), out as RepoPath),
      ]);
  };
  const onDrop = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    actions.newStage(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };
  return (
    <ReactFlow<BoxNode, WireEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={onNodeDragStop}
      onNodeClick={() => actions.show({ kind: 'selection' })}
      onConnect={(wire) => connect(wire.source, wire.sourceHandle ?? '', wire.target)}
      onConnectEnd={onConnectEnd}
      isValidConnection={isValidConnection}
      onMoveEnd={(_, viewport) => rememberView(host, { viewport })}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
      }}
      onDrop={onDrop}
      onlyRenderVisibleElements
      disableKeyboardA11y
      edgesFocusable={false}
      deleteKeyCode={null}
      multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
      selectionKeyCode="Shift"
      connectionRadius={24}
      nodeDragThreshold={3}
      minZoom={0.05}
      maxZoom={2}
      fitView={start.viewport === undefined}
      {...(start.viewport && { defaultViewport: start.viewport })}
      fitViewOptions={fitOptions}
      proOptions={{ hideAttribution: true }}
      aria-label="Pipeline. Tab reaches the boxes, arrows move between them, Enter edits, C connects."
    >
      <Background gap={20} size={1} />
    </ReactFlow>
  );
}

/** Laid out anew only where the graph's shape changed, not at each keystroke in a command. */
function usePlaces(snapshot: CanvasSnapshot, moved: ReadonlyMap<string, Place>, direction: Direction): ReadonlyMap<string, Place> {
  const shape = JSON.stringify([
    snapshot.nodes.map(boxOf),
    [...new Set(snapshot.wires.map((wire) => JSON.stringify([wire.from, wire.to])))],
  ]);
  const automatic = useMemo(() => {
    const [boxes, wires] = JSON.parse(shape) as [ReturnType<typeof boxOf>[], string[]];
    return layoutGraph(
      boxes,
      wires.map((wire) => JSON.parse(wire) as [string, string]),
      direction,
    );
  }, [shape, direction]);
  return useMemo(
    () => placeBoxes(snapshot.nodes.map(boxOf), automatic, new Map([...Object.entries(snapshot.places), ...moved])),
    [snapshot, automatic, moved],
  );
}

/** The panel takes room from the picture: a box that is behind its edge then comes back into sight. */
function useKeepInSight(stage: string | undefined): void {
  const flow = useReactFlow<BoxNode, WireEdge>();
  const open = useCanvasState((state) => state.sheet.kind !== 'closed');
  useEffect(() => {
    if (stage === undefined || !open) return;
    const show = (): void => {
      const node = flow.getNode(stage);
      const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
      if (!node || !pane) return;
      const { width = 0, height = 0, position } = node;
      const start = flow.flowToScreenPosition(position);
      const end = flow.flowToScreenPosition({ x: position.x + width, y: position.y + height });
      if (start.x >= pane.left && start.y >= pane.top && end.x <= pane.right && end.y <= pane.bottom) return;
      void flow.setCenter(position.x + width / 2, position.y + height / 2, { zoom: flow.getZoom() });
    };
    // React Flow learns its new size from an observer, which speaks before the second frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  }, [flow, open, stage]);
}
