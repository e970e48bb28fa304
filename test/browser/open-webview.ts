import path from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from '../../scripts/workbench/find-browser.mjs';
import { serveWebview, type Theme } from './serve-webview.ts';

interface Asking extends Window {
  asked: { type: string }[];
  violations: string[];
  refuse: Map<string, string>;
  tell: (news: unknown) => void;
}

/** A browser and the pages of one test file. */
export async function openWebviews(): Promise<{
  readonly open: (view: string, options?: { theme?: Theme; width?: number; height?: number }) => Promise<View>;
  readonly close: () => Promise<void>;
}> {
  const found = await findBrowser();
  const browser: Browser = await chromium.launch({ executablePath: found.executablePath, env: found.env, args: found.args });
  const server = await serveWebview();
  return {
    async open(view, { theme = 'dark', width = 1200, height = 700 } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(server.url(view, theme));
      return makeView(page, errors);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

export interface View {
  readonly page: Page;
  readonly tell: (...news: unknown[]) => Promise<void>;
  /** What was asked for since the start, of one type. */
  readonly asked: (type: string) => Promise<unknown[]>;
  readonly refuse: (type: string, message: string) => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
  /** No error, nothing against the content policy, nothing serious for assistive technology. */
  readonly expectClean: () => Promise<void>;
}

function makeView(page: Page, errors: readonly string[]): View {
  return {
    page,
    tell: (...news) =>
      page.evaluate((all) => {
        for (const each of all) (window as unknown as Asking).tell(each);
      }, news),
    asked: (type) => page.evaluate((wanted) => (window as unknown as Asking).asked.filter((each) => each.type === wanted), type),
    refuse: (type, message) => page.evaluate(([key, why]) => void (window as unknown as Asking).refuse.set(key!, why!), [type, message]),
    async shoot(name) {
      await page.screenshot({ path: path.resolve(import.meta.dirname, `../../.screenshots/${name}.png`) });
    },
    async expectClean() {
      expect(errors).toEqual([]);
      expect(await page.evaluate(() => (window as unknown as Asking).violations)).toEqual([]);
      // Through the debugger, which the page's own policy does not concern.
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const run = (window as unknown as { axe: typeof axe }).axe;
        const { violations } = await run.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
        return violations
          .filter((each) => each.impact === 'serious' || each.impact === 'critical')
          .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      });
      expect(found).toEqual([]);
    },
  };
}
