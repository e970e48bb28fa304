import { workspace, type TextDocument } from 'vscode';
import { nameOf, type RepoPath } from '../../engine/model/path.ts';
import { repoPathOf } from './repo-uri.ts';

/** The texts of the documents that are open and that a project may consist of, by their path in the project. */
export function openTexts(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const document of workspace.textDocuments) {
    const path = pipelinePath(root, document);
    // A file that was deleted while it was open, unchanged, is gone.
    if (path !== undefined) texts.set(path, document.getText());
  }
  return texts;
}

/** The path of a document that may be a text of the project; undefined for any other. */
export function pipelinePath(root: string, document: TextDocument): RepoPath | undefined {
  if (document.isClosed || document.isUntitled) return undefined;
  const path = repoPathOf(root, document.uri);
  return path !== undefined && isPipelineText(path) ? path : undefined;
}

/** Params files have any name; these are the formats that DVC reads. */
export const isPipelineText = (path: string): boolean => /\.(yaml|yml|json|toml|dvc|lock)$/.test(nameOf(path));
