// @ts-check
import { isKnownNoise } from './is-known-noise.mjs';

/**
 * @typedef {object} PageErrors
 * @property {string[]} console errors of the page, the extension host and the webviews
 * @property {string[]} contentSecurity what a content security policy refused, in VS Code or in a webview
 * @property {string[]} uncaught exceptions nobody caught
 */

/**
 * Collects, from now on, what goes wrong on a page and in the webviews in it.
 * @param {import('playwright-core').Page} page
 * @returns {PageErrors} lists that grow
 */
export function collectPageErrors(page) {
  /** @type {PageErrors} */
  const errors = { console: [], contentSecurity: [], uncaught: [] };
  page.on('console', (message) => {
    const text = message.text();
    // Chromium reports a refusal as an error of the console, in every frame.
    if (/Content Security Policy|Content-Security-Policy/.test(text)) errors.contentSecurity.push(text);
    else if (message.type() === 'error' && !isKnownNoise(`${text} ${message.location().url}`)) errors.console.push(text);
  });
  page.on('pageerror', (error) => errors.uncaught.push(error.stack ?? error.message));
  return errors;
}
