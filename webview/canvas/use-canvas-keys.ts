import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { StageAddress } from '../../engine/model/stage.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import type { CanvasAction, CanvasSnapshot } from '../protocol/to-webview.ts';
import { noStages } from '../store/canvas-state.ts';
import { useCanvas, type Canvas } from './canvas-context.ts';
import { connection } from './connection.ts';
import type { BoxNode } from './flow-elements.ts';
import { isArrow, nextBox } from './next-box.ts';

/**
 * Keys on the canvas and the host's `do`, which are two ways to the same actions. Listens before anything else and stops
 * what it handles, since VS Code hands a webview's keys to its own keybindings as well.
 */
export function useCanvasKeys(snapshot: CanvasSnapshot, nodes: readonly BoxNode[]): void {
  const canvas = useCanvas();
  const flow = useReactFlow();
  useEffect(() => {
    const focus = (id: string): void => {
      void flow.fitView({ nodes: [{ id }], maxZoom: flow.getZoom(), minZoom: flow.getZoom(), duration: 0 });
      // The box may be off the screen and so not in the document before the view has moved.
      requestAnimationFrame(() => requestAnimationFrame(() => boxElement(id)?.focus()));
    };
    const act = (action: CanvasAction): void => {
      switch (action) {
        case 'fit':
          void flow.fitView({ padding: 0.15, maxZoom: 1 });
          return;
        case 'zoom-in':
          void flow.zoomIn();
          return;
        case 'zoom-out':
          void flow.zoomOut();
          return;
        case 'layout':
          canvas.actions.forgetPlaces();
          requestAnimationFrame(() => void flow.fitView({ padding: 0.15, maxZoom: 1 }));
          return;
        case 'add-stage':
          canvas.actions.newStage(undefined);
          return;
        case 'search':
          canvas.actions.set({ searching: true });
          return;
        case 'edit':
          canvas.actions.show({ kind: 'selection', focus: 'first' });
          return;
        case 'rename':
          canvas.actions.show({ kind: 'selection', focus: 'name' });
          return;
        case 'delete':
          deleteSelection(canvas, snapshot);
          return;
        case 'connect':
          startConnecting(canvas, snapshot);
          return;
        default:
          unreachable(action);
      }
    };
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      if (target.closest('input, textarea, select')) {
        // A field undoes its own typing; VS Code would undo in the text instead.
        if (isUndo) event.stopPropagation();
        return;
      }
      const handled = isUndo ? undo(canvas, event.shiftKey) : !target.closest('.toolbar, .sheet, .notice') && press(event, target);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const press = (event: KeyboardEvent, target: Element): boolean => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const { connecting, selection } = canvas.store.get();
      const focused = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] as StageAddress | undefined;
      const current = focused ?? (selection.kind === 'stages' ? selection.stages[0] : undefined) ?? snapshot.nodes[0]?.address;
      const take = (): void => {
        if (focused) canvas.actions.select({ kind: 'stages', stages: [focused] });
      };
      if (isArrow(event.key) && current !== undefined) {
        const middles = new Map(
          nodes.map((node) => [node.id, { x: node.position.x + (node.width ?? 0) / 2, y: node.position.y + (node.height ?? 0) / 2 }]),
        );
        const next = focused ? nextBox(middles, focused, event.key) : current;
        if (next !== undefined) focus(next);
        return true;
      }
      switch (event.key) {
        case 'Enter':
        case ' ':
          if (connecting && focused) finishConnecting(canvas, snapshot, focused);
          else {
            if (!focused) return false;
            take();
            act('edit');
          }
          return true;
        case 'Delete':
        case 'Backspace':
          take();
          act('delete');
          return true;
        case 'F2':
          take();
          act('rename');
          return true;
        case 'c':
          if (!connecting) take();
          act('connect');
          return true;
        case 'Escape':
          canvas.actions.set({ connecting: undefined, deleting: undefined, searching: false });
          if (!connecting) {
            canvas.actions.show({ kind: 'closed' });
            canvas.actions.select(noStages);
          }
          return true;
        default:
          return false;
      }
    };
    document.addEventListener('keydown', onKey, true);
    const stop = canvas.onAction(act);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      stop();
    };
  }, [canvas, flow, snapshot, nodes]);
}

export const boxElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

function undo({ actions }: Canvas, again: boolean): boolean {
  void actions.ask({ type: again ? 'redo' : 'undo' });
  return true;
}

function deleteSelection({ store, actions }: Canvas, snapshot: CanvasSnapshot): void {
  const { selection } = store.get();
  if (selection.kind === 'wire') {
    const wires = snapshot.wires.filter((wire) => wire.from === selection.from && wire.to === selection.to);
    const [only, ...more] = wires;
    if (only && more.length === 0) void actions.edit({ type: 'remove-dep', stage: only.to, path: only.dep });
    else actions.say(`This wire carries ${wires.length} paths: delete them one by one in the panel`);
    return;
  }
  const [stage, ...more] = selection.stages;
  if (stage === undefined) return;
  if (more.length > 0) actions.say('Delete stages one at a time', 'refusal');
  else if (snapshot.nodes.find((node) => node.address === stage)?.kind === 'data')
    actions.say('A data file is removed with its .dvc file, not from the canvas', 'refusal');
  else actions.set({ deleting: stage });
}

/** A second press takes the next out of the same stage. */
function startConnecting({ store, actions }: Canvas, snapshot: CanvasSnapshot): void {
  const { selection, connecting } = store.get();
  const from = connecting?.from ?? (selection.kind === 'stages' ? selection.stages[0] : undefined);
  const node = snapshot.nodes.find((each) => each.address === from);
  if (!node) return;
  if (node.outs.length === 0) {
    actions.say(`${node.name} has no outs to connect`, 'refusal');
    return;
  }
  const out = connecting ? (connecting.out + 1) % node.outs.length : 0;
  actions.set({ connecting: { from: node.address, out } });
  actions.say(`Connecting ${node.outs[out]?.path ?? ''}: arrows and Enter choose the box, C takes the next out, Escape stops`);
}

function finishConnecting({ store, actions }: Canvas, snapshot: CanvasSnapshot, to: StageAddress): void {
  const { connecting } = store.get();
  const out = snapshot.nodes.find((node) => node.address === connecting?.from)?.outs[connecting?.out ?? 0];
  if (!connecting || !out) return;
  const found = connection(snapshot, connecting.from, out.resolved, to);
  if (!found.ok) {
    actions.say(found.why, 'refusal');
    return;
  }
  actions.set({ connecting: undefined });
  void actions.edit({ type: 'add-dep', stage: found.stage, path: found.path });
}
