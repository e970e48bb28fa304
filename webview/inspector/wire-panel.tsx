import type { ReactNode } from 'react';
import type { Wire } from '../../engine/model/pipeline.ts';
import { useCanvas } from '../canvas/canvas-context.ts';
import { IconButton } from '../ui/icon.tsx';

/** The paths of one wire; deleting a path deletes the dep that says it. */
export function WirePanel({ wires }: { readonly wires: readonly Wire[] }): ReactNode {
  const { actions } = useCanvas();
  const [first] = wires;
  if (!first) return null;
  return (
    <section>
      <p>
        {first.from} → {first.to}
      </p>
      <ul className="entries">
        {wires.map((wire) => (
          <li key={wire.dep}>
            <code>{wire.dep}</code>
            <IconButton
              icon="go-to-file"
              label={`Go to ${wire.dep} in the text`}
              onClick={() => void actions.ask({ type: 'reveal', stage: wire.to, entry: wire.dep })}
            />
            <IconButton
              icon="trash"
              label={`Delete wire ${wire.dep}`}
              onClick={() => void actions.edit({ type: 'remove-dep', stage: wire.to, path: wire.dep })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
