// @ts-check
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('playwright-core').Frame} Frame */

/**
 * Finds the document of a webview. VS Code puts a webview into two nested frames; the inner one is the
 * extension's own page, and it is another frame after each reload, so ask again after one. It is given when its scripts have run.
 * @param {import('playwright-core').Page} page
 * @param {string | ((frame: Frame) => boolean | Promise<boolean>)} which a selector of something visible in it, or a predicate
 * @param {{ timeout?: number }} [options]
 * @returns {Promise<Frame>}
 */
export async function webviewFrame(page, which, { timeout = 20_000 } = {}) {
  const deadline = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames().filter(isWebviewDocument)) {
      try {
        const found = typeof which === 'string' ? await frame.locator(which).first().isVisible() : await which(frame);
        // An element may be seen before the scripts that make it work have run.
        if (found && (await frame.evaluate(() => document.readyState === 'complete'))) return frame;
      } catch {
        // The frame went away while it was looked at.
      }
    }
    if (Date.now() > deadline) {
      const open = page.frames().filter(isWebviewDocument).length;
      throw new Error(`No webview with ${String(which)} after ${timeout / 1000} s; ${open} webview(s) open.`);
    }
    await pause(50);
  }
}

/** The outer frame of a webview is VS Code's own; the inner one it makes by a document named `fake.html`. @param {Frame} frame */
function isWebviewDocument(frame) {
  return frame.parentFrame() !== null && /fake\.html/.test(frame.url());
}
