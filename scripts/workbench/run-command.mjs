// @ts-check
import { openQuickInput, pickFromList } from './pick-from-list.mjs';

/**
 * Runs a command as a person does: by its title in the command palette.
 * @param {import('playwright-core').Page} page
 * @param {string} title as the palette shows it, with its category: `Stagewright: Open Canvas`
 */
export async function runCommand(page, title) {
  await openQuickInput(page);
  await pickFromList(page, title, { text: `>${title}`, what: 'command' });
}
