import { type ReactNode } from 'react';
import type { PipelineNode } from '../../engine/model/stage.ts';
import { useCanvas, useCanvasState } from '../canvas/canvas-context.ts';
import type { CanvasSnapshot } from '../protocol/to-webview.ts';
import { Icon } from '../ui/icon.tsx';
import { duration, stateWords } from '../ui/state-words.ts';
import { DraftField } from './draft-field.tsx';
import { DepList, OutList } from './entry-lists.tsx';
import { ParamList } from './param-list.tsx';
import { whyWords } from './why-words.ts';

interface InspectorProps {
  readonly node: PipelineNode;
  readonly snapshot: CanvasSnapshot;
  readonly focus: 'name' | 'first' | undefined;
}

/** All of one stage that can be read and changed; of a data file, what can be read. */
export function Inspector({ node, snapshot, focus }: InspectorProps): ReactNode {
  const { actions } = useCanvas();
  const running = useCanvasState((state) => state.run.state === 'running');
  const stage = node.address;
  const problems = snapshot.diagnostics.filter(
    (each) => each.file === node.file && each.at.start >= node.at.whole.start && each.at.start < node.at.whole.end,
  );
  return (
    <>
      <div className="actions">
        {node.kind === 'stage' && (
          <button
            type="button"
            disabled={!snapshot.trusted || running}
            title={snapshot.trusted ? 'Run this stage alone' : 'Running is off in Restricted Mode'}
            onClick={() => actions.run([stage], 'single')}
          >
            Run this
          </button>
        )}
        {node.kind === 'stage' && (
          <button type="button" className="secondary" onClick={() => void actions.ask({ type: 'show-log', stage })}>
            Show log
          </button>
        )}
        <button type="button" className="secondary" onClick={() => void actions.ask({ type: 'reveal', stage })}>
          Go to text
        </button>
      </div>
      <StateWhy node={node} />
      {problems.map((problem) => (
        <p className="problem-line" key={`${problem.code}${problem.at.start}`}>
          <Icon name={problem.severity === 'error' ? 'error' : 'warning'} /> {problem.message}
        </p>
      ))}
      {node.kind === 'stage' && (
        <section aria-label="Stage">
          <DraftField label="Name" value={node.name} focus={focus !== undefined} commit={(to) => actions.rename(stage, node.file, to)} />
          {typeof node.cmd === 'string' ? (
            <DraftField
              label="Command"
              value={node.cmd}
              rows={Math.min(8, Math.max(2, node.cmd.split('\n').length))}
              mono
              commit={(cmd) => actions.edit({ type: 'set-cmd', stage, cmd })}
            />
          ) : (
            <div className="field">
              <span className="label">Commands (a list: edit it in the text)</span>
              <pre>{node.cmd.join('\n')}</pre>
            </div>
          )}
          <DraftField label="Description" value={node.desc ?? ''} commit={(desc) => actions.edit({ type: 'set-desc', stage, desc })} />
          <label className="check">
            <input
              type="checkbox"
              aria-label="Frozen"
              checked={node.frozen}
              onChange={(event) => void actions.edit({ type: 'set-frozen', stage, frozen: event.target.checked })}
            />
            Frozen: never run it again
          </label>
        </section>
      )}
      {node.kind === 'stage' && <ParamList stage={node} params={snapshot.params} />}
      <DepList node={node} />
      <OutList node={node} />
      {node.kind === 'stage' && (
        <button type="button" className="secondary" onClick={() => actions.set({ deleting: stage })}>
          Delete stage
        </button>
      )}
    </>
  );
}

function StateWhy({ node }: { readonly node: PipelineNode }): ReactNode {
  const state = useCanvasState((canvas) => canvas.states.get(node.address));
  const { icon, word } = stateWords(state);
  return (
    <section className="state" aria-label="State" data-state={state?.state ?? 'unknown'}>
      <p className="state-word">
        <Icon name={icon} spin={state?.state === 'running'} /> {word}
        {state?.seconds !== undefined && <span className="hint"> last run {duration(state.seconds)}</span>}
      </p>
      {state?.failure && <p className="failure">{state.failure.message}</p>}
      {state && state.why.length > 0 && (
        <ul className="why" aria-label="Why it is not up to date">
          {state.why.map((why) => (
            <li key={JSON.stringify(why)}>{whyWords(why)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
