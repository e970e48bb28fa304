import { commands, Uri, window, workspace, type TextDocument } from 'vscode';
import path from 'node:path';
import { fail, ok, type Result } from '../../engine/model/result.ts';
import type { Root } from './root.ts';

/** Where the canvas stands that asked: it has the focus again afterwards. */
export interface CanvasPlace {
  /** The document that a canvas editor shows; undefined for the canvas in the sidebar. */
  readonly document: TextDocument | undefined;
  focus(): Thenable<unknown> | undefined;
}

/**
 * Takes the last edit back, or makes it again, in the document that it changed. VS Code undoes only where the focus is: so the document is
 * shown, undone, and the canvas gets the focus back. A canvas editor is its document's own editor and needs no detour.
 */
export async function undoEdit(root: Root, way: 'undo' | 'redo', place: CanvasPlace): Promise<Result<undefined, string>> {
  const uri = root.undo.peek(way) ?? place.document?.uri ?? Uri.file(path.join(root.model.root, 'dvc.yaml'));
  let document: TextDocument;
  try {
    document = await workspace.openTextDocument(uri);
  } catch {
    return fail(`${workspace.asRelativePath(uri)} is not there any more`);
  }
  const before = document.version;
  if (place.document?.uri.toString() === uri.toString()) {
    await place.focus();
    await commands.executeCommand(way);
  } else {
    await window.showTextDocument(document, { preview: false, preserveFocus: false });
    await commands.executeCommand(way);
    await place.focus();
  }
  root.model.refresh();
  root.model.settle();
  if (document.version === before) return fail(way === 'undo' ? 'There is nothing to undo' : 'There is nothing to redo');
  root.undo.moved(way);
  return ok(undefined);
}
