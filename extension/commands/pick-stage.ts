import { window } from 'vscode';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';
import { stateWords } from '../lenses/why-words.ts';
import type { Root } from '../sync/root.ts';
import type { Roots } from '../sync/roots.ts';

export interface PickedStage {
  readonly root: Root;
  readonly stage: StageAddress;
}

/** The stage that a tree row or a lens is about; undefined for anything else. */
export function stageOf(roots: Roots, argument: unknown): PickedStage | undefined {
  if (typeof argument !== 'object' || argument === null || !('stage' in argument) || !('root' in argument)) return undefined;
  const root = roots.all().find(({ model }) => model.root === argument.root);
  const node = root?.model.project().pipeline.nodes.find(({ address }) => address === argument.stage);
  return root === undefined || node === undefined ? undefined : { root, stage: node.address };
}

/** Asks for a stage; the one that is selected comes first. */
export async function pickStage(roots: Roots): Promise<PickedStage | undefined> {
  const root = await roots.choose();
  if (root === undefined) return undefined;
  const stage = await pickNode(root, 'Which stage?', ({ kind }) => kind === 'stage');
  return stage === undefined ? undefined : { root, stage: stage.address };
}

/** Asks for one node of a project. */
export async function pickNode(
  root: Root,
  placeHolder: string,
  isOffered: (node: PipelineNode) => boolean,
): Promise<PipelineNode | undefined> {
  const { states } = root.watch.states();
  const selected = new Set(root.selection());
  const nodes = root.model.project().pipeline.nodes.filter(isOffered);
  const sorted = [...nodes.filter(({ address }) => selected.has(address)), ...nodes.filter(({ address }) => !selected.has(address))];
  const items = sorted.map((node) => {
    const state = states.get(node.address);
    return { label: node.address, description: state === undefined ? '' : stateWords(state), node };
  });
  if (items.length === 0) {
    void window.showInformationMessage('There is no stage yet');
    return undefined;
  }
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.node;
}
