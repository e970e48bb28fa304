import { useReactFlow } from '@xyflow/react';
import { useState, type ReactNode } from 'react';
import { useCanvas, useCanvasState } from '../canvas/canvas-context.ts';
import { boxElement } from '../canvas/use-canvas-keys.ts';

/** A field that goes to the first box whose name, command or path holds what is typed; Enter goes on to the next. */
export function FindStage(): ReactNode {
  const { actions } = useCanvas();
  const flow = useReactFlow();
  const nodes = useCanvasState((state) => state.snapshot?.nodes);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const wanted = query.trim().toLowerCase();
  const found =
    wanted === ''
      ? []
      : (nodes ?? []).filter((node) =>
          [
            node.address,
            ...(node.kind === 'stage' ? [node.cmd].flat() : []),
            ...node.deps.map((d) => d.path),
            ...node.outs.map((o) => o.path),
          ]
            .join('\n')
            .toLowerCase()
            .includes(wanted),
        );
  const go = (index: number): void => {
    const node = found[index % found.length];
    if (!node) return;
    setAt(index + 1);
    actions.select({ kind: 'stages', stages: [node.address] });
    void flow.fitView({ nodes: [{ id: node.address }], maxZoom: 1 });
  };
  const close = (): void => {
    actions.set({ searching: false });
    const last = found[(at - 1) % Math.max(1, found.length)];
    if (last) boxElement(last.address)?.focus();
  };
  return (
    <div className="find" role="search">
      <input
        aria-label="Find stage by name, command or path"
        placeholder="Name, command or path"
        value={query}
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(at);
          if (event.key === 'Escape') close();
        }}
      />
      <span aria-live="polite">{wanted === '' ? '' : `${found.length} found`}</span>
    </div>
  );
}
