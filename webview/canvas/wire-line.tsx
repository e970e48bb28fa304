import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { WireEdge } from './flow-elements.ts';

/** One wire between two boxes; its paths are written on it when the pointer is near or it is selected. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>): ReactNode {
  const { id, data, selected } = props;
  const [path, x, y] = getBezierPath(props);
  const wires = data?.wires ?? [];
  const label = wires.length > 3 ? `${wires.length} paths` : wires.map((wire) => wire.dep).join(', ');
  return (
    <g className={`wire${selected ? ' selected' : ''}${wires.every((wire) => wire.kind === 'param') ? ' param' : ''}`} data-wire={id}>
      <BaseEdge id={id} path={path} interactionWidth={16} />
      <text x={x} y={y - 5} textAnchor="middle" className="wire-label">
        {label}
      </text>
    </g>
  );
});
