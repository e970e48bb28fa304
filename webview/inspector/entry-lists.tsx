import { useState, type SyntheticEvent, type ReactNode } from 'react';
import type { OutKind, PipelineNode } from '../../engine/model/stage.ts';
import { useCanvas } from '../canvas/canvas-context.ts';
import { IconButton } from '../ui/icon.tsx';

/** The deps of a stage, to add to and take from. */
export function DepList({ node }: { readonly node: PipelineNode }): ReactNode {
  const { actions } = useCanvas();
  const [path, setPath] = useState('');
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (path.trim() === '') return;
    void actions.edit({ type: 'add-dep', stage: node.address, path: path.trim() }).then((answer) => answer.ok && setPath(''));
  };
  return (
    <section aria-label="Deps">
      <h3>Deps</h3>
      <ul className="entries">
        {node.deps.map((dep) => (
          <li key={dep.path}>
            <code title={dep.path}>{dep.path}</code>
            {node.kind === 'stage' && (
              <IconButton
                icon="trash"
                label={`Remove dep ${dep.path}`}
                onClick={() => void actions.edit({ type: 'remove-dep', stage: node.address, path: dep.path })}
              />
            )}
          </li>
        ))}
      </ul>
      {node.kind === 'stage' && (
        <form className="add" onSubmit={add}>
          <input
            aria-label="New dep"
            placeholder="path"
            value={path}
            spellCheck={false}
            onChange={(event) => setPath(event.target.value)}
          />
          <IconButton icon="add" label="Add dep" type="submit" />
        </form>
      )}
    </section>
  );
}

/** The outs of a stage with their kind and options. */
export function OutList({ node }: { readonly node: PipelineNode }): ReactNode {
  const { actions } = useCanvas();
  const [path, setPath] = useState('');
  const [kind, setKind] = useState<OutKind>('out');
  const [cache, setCache] = useState(true);
  const [checkpoint, setCheckpoint] = useState(false);
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (path.trim() === '') return;
    void actions
      .edit({
        type: 'add-out',
        stage: node.address,
        path: path.trim(),
        kind,
        ...(!cache && { cache }),
        ...(checkpoint && { checkpoint }),
      })
      .then((answer) => answer.ok && setPath(''));
  };
  return (
    <section aria-label="Outs">
      <h3>Outs</h3>
      <ul className="entries">
        {node.outs.map((out) => (
          <li key={out.path}>
            <code title={out.path}>{out.path}</code>
            <span className="tags">
              {[
                out.kind === 'out' ? '' : out.kind,
                out.cache ? '' : 'not cached',
                out.checkpoint ? 'checkpoint' : '',
                out.persist ? 'persist' : '',
              ]
                .filter((tag) => tag !== '')
                .join(', ')}
            </span>
            {node.kind === 'stage' && (
              <IconButton
                icon="trash"
                label={`Remove out ${out.path}`}
                onClick={() => void actions.edit({ type: 'remove-out', stage: node.address, path: out.path })}
              />
            )}
          </li>
        ))}
      </ul>
      {node.kind === 'stage' && (
        <form className="add" onSubmit={add}>
          <input
            aria-label="New out"
            placeholder="path"
            value={path}
            spellCheck={false}
            onChange={(event) => setPath(event.target.value)}
          />
          <select aria-label="Kind of out" value={kind} onChange={(event) => setKind(event.target.value as OutKind)}>
            <option value="out">out</option>
            <option value="metric">metric</option>
            <option value="plot">plot</option>
          </select>
          <IconButton icon="add" label="Add out" type="submit" />
          <label className="check">
            <input type="checkbox" checked={cache} onChange={(event) => setCache(event.target.checked)} /> cache
          </label>
          <label className="check">
            <input type="checkbox" checked={checkpoint} onChange={(event) => setCheckpoint(event.target.checked)} /> checkpoint
          </label>
        </form>
      )}
    </section>
  );
}
