// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { workbenchFolder } from './workbench-folder.mjs';

/**
 * Writes a picture of a page, or of one element, into the git-ignored `.screenshots/`.
 * @param {import('playwright-core').Page | import('playwright-core').Locator} what
 * @param {string} name without `.png`
 * @returns {Promise<string>} the file
 */
export async function takeScreenshot(what, name) {
  const file = path.join(workbenchFolder.repository, '.screenshots', `${name}.png`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await what.screenshot({ path: file, animations: 'disabled' });
  return file;
}
