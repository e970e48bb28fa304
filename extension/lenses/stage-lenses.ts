import { CodeLens, EventEmitter, languages, workspace } from 'vscode';
import { rangeIn } from '../canvas/reveal.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import { repoPathOf } from '../sync/repo-uri.ts';
import type { Root } from '../sync/root.ts';
import type { Roots } from '../sync/roots.ts';
import { stateWords } from './why-words.ts';

/** 'Run stage' above each stage of a dvc.yaml, with its state in words. */
export function registerStageLenses(roots: Roots): Disposable {
  const life = lifetime();
  const changed = life.own(new EventEmitter<void>());
  const follow = (root: Root): void => {
    life.own(root.watch.onDidChange(() => changed.fire()));
    life.own(root.model.onDidChange(() => changed.fire()));
  };
  life.own(roots.onDidOpen(follow));
  roots.all().forEach(follow);
  life.own(
    languages.registerCodeLensProvider(
      { pattern: '**/dvc.yaml', scheme: 'file' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses(document) {
          const { model, watch } = roots.of(document.uri);
          const file = repoPathOf(model.root, document.uri);
          const { states } = watch.states();
          return model.project().pipeline.nodes.flatMap((node) => {
            if (node.kind !== 'stage' || node.file !== file) return [];
            const at = rangeIn(document, node.at.name);
            const argument = { root: model.root, stage: node.address };
            const state = states.get(node.address);
            const words = state === undefined ? '' : stateWords(state);
            return [
              ...(workspace.isTrusted
                ? [new CodeLens(at, { title: '$(play) Run stage', command: 'stagewright.runStage', arguments: [argument] })]
                : []),
              ...(words === '' ? [] : [new CodeLens(at, { title: words, command: 'stagewright.showStage', arguments: [argument] })]),
            ];
          });
        },
      },
    ),
  );
  return life;
}
