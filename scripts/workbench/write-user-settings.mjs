// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * What differs in a web workbench from a desktop one is set to the desktop's value; what phones home or greets is off.
 * @type {Record<string, unknown>}
 */
const quietDesktop = {
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
};

/**
 * Writes the user settings, which the server reads from `data/User` (workspace trust is not taken from the machine's
 * settings). What the file says already stays, so that a person's changes survive the next start, except for what is asked for here.
 * @param {{ userDataDir: string, settings?: Record<string, unknown>, trust: boolean }} options
 */
export function writeUserSettings({ userDataDir, settings = {}, trust }) {
  const file = path.join(userDataDir, 'data', 'User', 'settings.json');
  /** @type {Record<string, unknown>} */
  let kept = {};
  if (fs.existsSync(file)) {
    try {
      kept = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch {
      // Settings with comments were written by a person, who would lose them.
      return;
    }
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietDesktop, ...kept, ...settings, 'security.workspace.trust.enabled': !trust }, null, 2));
}
