// @ts-check
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('playwright-core').Frame} Frame */

/**
 * Finds the document of a webview. VS Code puts a webview into two nested frames; the inner one is the
 * extension's own page, and it is another frame after each reload, so ask again after one.
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
        if (found) return frame;
      } catch {
        // The frame went away while it was looked at.
      }
    }
    if (Date.now() > deadline) {
      const seen = await Promise.all(
        page
          .frames()
          .filter(isWebviewDocument)
          .map((frame) => frame.title().catch(() => '')),
      );
      throw new Error(`No webview with ${String(which)} after ${timeout / 1000} s; ${seen.length} webview(s) open.`);
    }
    await pause(50);
  }
}

/** The outer frame of a webview is VS Code's own; the inner one it makes by a document named `fake.html`. @param {Frame} frame */
function isWebviewDocument(frame) {
  return frame.parentFrame() !== null && /fake\.html/.test(frame.url());
}
