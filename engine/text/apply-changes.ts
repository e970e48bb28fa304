import type { TextChange } from '../model/edit.ts';

/** The text after the changes, all of which are of this one file and name ranges of the text before. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let changed = text;
  for (const change of [...changes].sort((a, b) => b.at.start - a.at.start || b.at.end - a.at.end)) {
    changed = changed.slice(0, change.at.start) + change.text + changed.slice(change.at.end);
  }
  return changed;
}
