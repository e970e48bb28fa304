// @ts-check
import { writeUserSettings } from './write-user-settings.mjs';

/** The themes that everybody has; what looks right in these four is readable in others. */
export const colorThemes = /** @type {const} */ ({
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
});

/** The file of a theme, as it appears in the classes of the workbench. @type {Record<ThemeName, string>} */
const files = { light: 'light_modern', dark: 'dark_modern', highContrast: 'hc_black', highContrastLight: 'hc_light' };

/** @typedef {keyof typeof colorThemes} ThemeName */

const classes = /** @type {const} */ ({ light: 'vs', dark: 'vs-dark', highContrast: 'hc-black', highContrastLight: 'hc-light' });

/**
 * Changes the colour theme of a running workbench, and waits until it is shown.
 * It does so by the user settings, which VS Code watches: the picker would preview every theme it passes.
 * @param {{ page: import('playwright-core').Page, server: { userDataDir: string } }} workbench
 * @param {ThemeName} theme
 */
export async function switchTheme({ page, server }, theme) {
  const shown = page.locator(`.monaco-workbench.${classes[theme]}[class*="${files[theme]}"]`);
  for (let attempt = 1; ; attempt++) {
    // Right after the start VS Code does not watch its settings yet, and misses a change.
    writeUserSettings({ userDataDir: server.userDataDir, settings: { 'workbench.colorTheme': colorThemes[theme] } });
    try {
      return await shown.waitFor({ state: 'attached', timeout: 4_000 });
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}
