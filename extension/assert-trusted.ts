import { workspace } from 'vscode';

/** Stands before every spawn and every write outside editors. Throws `NotTrusted`, which the edges of the extension show as a sentence. */
export function assertTrusted(): void {
  if (!workspace.isTrusted) throw new NotTrusted();
}

/** What was asked needs a folder that is trusted. */
export class NotTrusted extends Error {
  constructor() {
    super('This folder is not trusted: trust it to run stages and to restore checkpoints');
  }
}
