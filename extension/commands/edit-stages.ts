import { window } from 'vscode';
import type { Edit } from '../../engine/model/edit.ts';
import type { folderOf } from '../../engine/model/path.ts';
import { joinPath, relativePath } from '../../engine/model/path.ts';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { Stage, StageAddress } from '../../engine/model/stage.ts';
import { applyEdit } from '../sync/apply-edit.ts';
import type { Root } from '../sync/root.ts';
import { pickNode } from './pick-stage.ts';

type Asked = Promise<Result<unknown, string> | undefined>;

/** Asks for a name and a command, and writes the stage. Makes the first dvc.yaml where there is none. */
export async function addStage(root: Root): Asked {
  const { files } = root.model.project().pipeline;
  const file = files[0]?.path ?? joinPath('.', 'dvc.yaml');
  const name = await window.showInputBox({ title: 'Add Stage', prompt: 'Its name', placeHolder: 'train', validateInput: nameProblem });
  if (name === undefined) return undefined;
  const cmd = await window.showInputBox({
    title: `Add Stage ${name}`,
    prompt: 'Its command',
    placeHolder: 'python train.py',
    validateInput: (text) => (text.trim() === '' ? 'A stage needs a command' : undefined),
  });
  if (cmd === undefined) return undefined;
  return edit(root, { type: 'add-stage', file, name: name.trim(), cmd });
}

/** Asks from which out to which stage, and adds the dep. */
export async function connectStages(root: Root): Asked {
  const from = await pickNode(root, 'From which stage or data?', ({ outs }) => outs.length > 0);
  if (from === undefined) return undefined;
  const outs = from.outs.map((out) => ({ label: out.path, description: out.kind, out }));
  const out = outs.length === 1 ? outs[0] : await window.showQuickPick(outs, { placeHolder: `Which out of ${from.address}?` });
  if (out === undefined) return undefined;
  const to = await pickNode(root, `Which stage reads ${out.label}?`, (node) => node.kind === 'stage' && node.address !== from.address);
  if (to?.kind !== 'stage') return undefined;
  return edit(root, { type: 'add-dep', stage: to.address, path: depPath(to, out.out.resolved) });
}

/** An out as the stage would write it: seen from its wdir. */
const depPath = (to: Stage, resolved: Parameters<typeof folderOf>[0]): string => relativePath(to.wdir, resolved);

export async function renameStage(root: Root, stage: StageAddress): Asked {
  const node = root.model.project().pipeline.nodes.find(({ address }) => address === stage);
  if (node?.kind !== 'stage') return fail('Only a stage of a dvc.yaml can be renamed');
  const to = await window.showInputBox({ title: `Rename ${stage}`, value: node.name, validateInput: nameProblem });
  return to === undefined || to.trim() === node.name ? undefined : edit(root, { type: 'rename-stage', stage, to: to.trim() });
}

export async function deleteStage(root: Root, stage: StageAddress): Asked {
  const answer = await window.showWarningMessage(`Delete the stage ${stage}?`, { modal: true, detail: 'Undo brings it back.' }, 'Delete');
  return answer === 'Delete' ? edit(root, { type: 'remove-stage', stage }) : undefined;
}

async function edit(root: Root, what: Edit): Promise<Result<unknown, string>> {
  const edited = await applyEdit(root.model, what);
  if (!edited.ok) return edited;
  root.undo.edited(edited.value);
  return ok(undefined);
}

const nameProblem = (text: string): string | undefined => (text.trim() === '' ? 'A stage needs a name' : undefined);
