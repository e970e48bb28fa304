// @ts-check
import { chromium } from 'playwright-core';
import { collectPageErrors } from './collect-page-errors.mjs';
import { findBrowser } from './find-browser.mjs';
import { startWorkbench } from './start-workbench.mjs';
import { colorThemes, waitForTheme } from './switch-theme.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */
/**
 * @typedef {object} ViewOptions
 * @property {{ width: number, height: number } | undefined} [viewport]
 * @property {import('./switch-theme.mjs').ThemeName | undefined} [theme]
 * @property {number | undefined} [deviceScaleFactor] 2 for sharper screenshots
 * @property {((page: Page) => Promise<void>) | undefined} [beforeLoad] for what has to be on the page before VS Code is
 */
/**
 * @typedef {object} OpenWorkbench
 * @property {Page} page
 * @property {Browser} browser
 * @property {import('./start-workbench.mjs').RunningWorkbench} server
 * @property {import('./collect-page-errors.mjs').PageErrors} errors
 * @property {() => Promise<void>} close
 */

/**
 * Starts a VS Code and opens it in a browser that a test drives. When this returns the window is restored, the
 * extension host is up, and the commands and views of the extension are known.
 * @param {import('./start-workbench.mjs').WorkbenchOptions & ViewOptions} options
 * @returns {Promise<OpenWorkbench>}
 */
export async function openWorkbench({ viewport = { width: 1400, height: 900 }, theme, deviceScaleFactor = 1, beforeLoad, ...options }) {
  const settings = { ...options.settings, ...(theme && { 'workbench.colorTheme': colorThemes[theme].setting }) };
  const server = await startWorkbench({ ...options, settings });
  /** @type {Browser | undefined} */
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    const { executablePath, args, env } = await findBrowser();
    // Playwright would take these signals and let this process live on; the browser ends with the process as it is.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    browser = await chromium.launch({ executablePath, args, env, ...signals });
    const context = await browser.newContext({ viewport, deviceScaleFactor, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const errors = collectPageErrors(page);
    await beforeLoad?.(page);
    await page.goto(server.url);
    await waitForWorkbench(page);
    if (theme) await waitForTheme(page, theme);
    return { page, browser, server, errors, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Also for after a reload of the window. @param {Page} page */
export async function waitForWorkbench(page) {
  await page.waitForFunction(
    () => ['code/LifecyclePhase/Restored', 'code/didLoadExtensions'].every((mark) => performance.getEntriesByName(mark).length > 0),
    undefined,
    { timeout: 60_000 },
  );
}
