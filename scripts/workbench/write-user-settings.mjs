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
 * settings). Settings that are there already are kept, so that a person's changes survive the next start.
 * @param {{ userDataDir: string, settings?: Record<string, unknown>, trust?: boolean }} options `trust` stays as it was when left out
 */
export function writeUserSettings({ userDataDir, settings = {}, trust }) {
  const file = path.join(userDataDir, 'data', 'User', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const trustSetting = trust === undefined ? {} : { 'security.workspace.trust.enabled': !trust };
  const text = JSON.stringify({ ...quietDesktop, ...kept(file), ...settings, ...trustSetting }, null, 2);
  // A whole file at once: a running VS Code reads it as soon as it changes.
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return fs.utimesSync(file, new Date(), new Date());
  fs.writeFileSync(`${file}.new`, text);
  fs.renameSync(`${file}.new`, file);
}

/** Settings may hold comments; a file that is not plain JSON is then a person's own, and is written anew. @param {string} file */
function kept(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
