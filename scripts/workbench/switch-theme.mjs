// @ts-check
import { pickFromList } from './pick-from-list.mjs';
import { runCommand } from './run-command.mjs';

/** The themes everybody has; what is readable in these four is readable in others. `file` appears among the classes of the workbench. */
export const colorThemes = /** @type {const} */ ({
  light: { setting: 'Light Modern', label: 'Light Modern', file: 'light_modern' },
  dark: { setting: 'Dark Modern', label: 'Dark Modern', file: 'dark_modern' },
  highContrast: { setting: 'Default High Contrast', label: 'Dark High Contrast', file: 'hc_black' },
  highContrastLight: { setting: 'Default High Contrast Light', label: 'Light High Contrast', file: 'hc_light' },
});

/** @typedef {keyof typeof colorThemes} ThemeName */

/**
 * Changes the colour theme of a running workbench by its picker (this VS Code does not notice when its settings file
 * is written from outside), and waits until it is shown.
 * @param {import('playwright-core').Page} page
 * @param {ThemeName} theme
 */
export async function switchTheme(page, theme) {
  await runCommand(page, 'Preferences: Color Theme');
  await pickFromList(page, colorThemes[theme].label, { what: 'colour theme' });
  await waitForTheme(page, theme);
}

/** @param {import('playwright-core').Page} page @param {ThemeName} theme */
export async function waitForTheme(page, theme) {
  await page.locator(`.monaco-workbench[class*="-${colorThemes[theme].file}-"]`).waitFor({ state: 'attached', timeout: 15_000 });
}
