import type { ReactNode } from 'react';
import { useCanvas, useCanvasState } from '../canvas/canvas-context.ts';
import { Icon, IconButton } from '../ui/icon.tsx';
import { Inspector } from './inspector.tsx';
import { NewStageForm } from './new-stage-form.tsx';
import { WirePanel } from './wire-panel.tsx';

/** The panel at the right, or at the bottom of a narrow window. Shows what is selected, or a stage about to be. */
export function Sheet(): ReactNode {
  const { actions } = useCanvas();
  const sheet = useCanvasState((state) => state.sheet);
  const selection = useCanvasState((state) => state.selection);
  const snapshot = useCanvasState((state) => state.snapshot);
  if (!snapshot || sheet.kind === 'closed') return null;
  const [address] = selection.kind === 'stages' ? selection.stages : [];
  const node = snapshot.nodes.find((each) => each.address === address);
  const close = (): void => actions.show({ kind: 'closed' });
  if (sheet.kind === 'new-stage')
    return (
      <Panel title="New stage" icon="add" close={close}>
        <NewStageForm key={sheet.key} place={sheet.place} deps={sheet.deps} />
      </Panel>
    );
  if (selection.kind === 'wire')
    return (
      <Panel title="Wire" icon="git-commit" close={close}>
        <WirePanel wires={snapshot.wires.filter((wire) => wire.from === selection.from && wire.to === selection.to)} />
      </Panel>
    );
  if (!node) return null;
  return (
    <Panel title={node.name} icon={node.kind === 'stage' ? 'gear' : 'database'} close={close}>
      <Inspector key={node.address} node={node} snapshot={snapshot} focus={sheet.focus} />
    </Panel>
  );
}

const Panel = ({
  title,
  icon,
  close,
  children,
}: {
  readonly title: string;
  readonly icon: string;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode => (
  <aside className="sheet" aria-label={`Inspector: ${title}`}>
    <header>
      <Icon name={icon} />
      <h2>{title}</h2>
      <IconButton icon="close" label="Close inspector" onClick={close} />
    </header>
    <div className="sheet-body">{children}</div>
  </aside>
);
