// @ts-check
import path from 'node:path';
import { openQuickInput, pickFromList } from './pick-from-list.mjs';

/**
 * Opens a file of the workspace by its name, as with Ctrl+P.
 * @param {import('playwright-core').Page} page
 * @param {string} file a name, or a path inside the workspace
 */
export async function openFile(page, file) {
  const name = path.posix.basename(file);
  await openQuickInput(page);
  await pickFromList(page, name, { text: file, what: 'file' });
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 15_000 });
}
