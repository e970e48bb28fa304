import { Handle, Position, useStore as useFlowStore, type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { PipelineNode } from '../../engine/model/stage.ts';
import { useSeconds } from '../store/seconds.ts';
import { Icon } from '../ui/icon.tsx';
import { duration, shortValue, stateWords } from '../ui/state-words.ts';
import { shownOuts } from './box-geometry.ts';
import { useCanvasState } from './canvas-context.ts';
import { inHandle, inPlace, outPlace, type BoxNode } from './flow-elements.ts';

/** One stage or data file. Below a third of its size only the name is drawn. */
export const StageBox = memo(function StageBox({ data, selected }: NodeProps<BoxNode>): ReactNode {
  const { node, direction, problems } = data;
  const state = useCanvasState((canvas) => canvas.states.get(node.address));
  const connecting = useCanvasState((canvas) => canvas.connecting?.from === node.address);
  const small = useFlowStore((flow) => flow.transform[2] < 0.35);
  const across = direction === 'left-right';
  const target = inPlace(direction);
  return (
    <div
      className={`box ${node.kind} ${across ? 'across' : 'down'}${selected ? ' selected' : ''}${connecting ? ' connecting' : ''}${small ? ' small' : ''}`}
      data-stage={node.address}
      data-state={state?.state ?? 'unknown'}
      data-vscode-context={JSON.stringify({
        webviewSection: node.kind === 'stage' ? 'stage' : 'data',
        stage: node.address,
        preventDefaultContextMenuItems: true,
      })}
    >
      {node.kind === 'stage' && (
        <Handle
          id={inHandle}
          type="target"
          position={across ? Position.Left : Position.Top}
          style={across ? { top: target.y } : { left: target.x }}
          role="img"
          aria-label={`Deps of ${node.name}`}
        />
      )}
      <div className="head">
        <Icon name={node.kind === 'stage' ? 'gear' : 'database'} />
        <span className="name" title={node.desc ?? node.name}>
          {node.kind === 'stage' ? node.name : (node.outs[0]?.path ?? node.name)}
        </span>
        {node.frozen && <Icon name="lock" />}
        {problems.length > 0 && (
          <span className="problem" title={problems.join('\n')} role="img" aria-label={problems.join('. ')}>
            <Icon name="warning" />
          </span>
        )}
        <Badge node={node} />
      </div>
      {!small && <Line node={node} />}
      {!small &&
        node.kind === 'stage' &&
        node.outs.slice(0, shownOuts).map((out, index) => (
          <div className="out" key={out.path} title={out.path}>
            <span>{index === shownOuts - 1 && node.outs.length > shownOuts ? `… ${node.outs.length - shownOuts + 1} more` : out.path}</span>
            {out.checkpoint && <Icon name="history" />}
            {out.kind !== 'out' && <Icon name={out.kind === 'metric' ? 'graph-line' : 'graph'} />}
          </div>
        ))}
      {node.outs.map((out, index) => {
        const at = outPlace(node, index, direction);
        return (
          <Handle
            key={out.resolved}
            id={out.resolved}
            type="source"
            position={across ? Position.Right : Position.Bottom}
            style={across ? { top: at.y } : { left: at.x }}
            data-out={out.path}
            title={out.path}
            role="img"
            aria-label={`Out ${out.path}`}
          />
        );
      })}
    </div>
  );
});

function Badge({ node }: { readonly node: PipelineNode }): ReactNode {
  const state = useCanvasState((canvas) => canvas.states.get(node.address));
  const { icon, word } = stateWords(state);
  return (
    <span className="badge">
      <Icon name={icon} spin={state?.state === 'running'} />
      <span>{state?.state === 'running' && state.since !== undefined ? <Elapsed since={state.since} /> : word}</span>
    </span>
  );
}

function Elapsed({ since }: { readonly since: number }): ReactNode {
  const now = useSeconds();
  return <>running {duration((now - since) / 1000)}</>;
}

/** While a stage runs, its newest values; else what it runs. */
function Line({ node }: { readonly node: PipelineNode }): ReactNode {
  const latest = useCanvasState((canvas) => canvas.latest.get(node.address));
  const running = useCanvasState((canvas) => canvas.states.get(node.address)?.state === 'running');
  if (node.kind === 'data') return <div className="line">tracked by {node.name}</div>;
  const values = Object.entries(latest?.values ?? {});
  if (running && values.length > 0)
    return (
      <div className="line live">
        {latest?.step !== undefined && `step ${latest.step} · `}
        {values.map(([name, value]) => `${name} ${shortValue(value)}`).join(' · ')}
      </div>
    );
  const [cmd = ''] = typeof node.cmd === 'string' ? node.cmd.trimStart().split('\n') : node.cmd;
  return (
    <div className="line mono" title={typeof node.cmd === 'string' ? node.cmd : node.cmd.join('\n')}>
      {cmd}
    </div>
  );
}
