// @ts-check

/** @param {import('playwright-core').Page} page */
const quickInput = (page) => page.locator('.quick-input-widget');

/**
 * Opens VS Code's quick input empty, from wherever the focus is.
 * @param {import('playwright-core').Page} page
 */
export async function openQuickInput(page) {
  // A webview that has the focus gets the keys first, and may keep them.
  await page.evaluate(() => window.focus());
  await page.keyboard.press('F1');
  await quickInput(page).locator('.quick-input-box input').waitFor({ state: 'visible', timeout: 10_000 });
}

/**
 * In the quick input that is open, or about to open, picks the row with a label, and waits until it has gone.
 * An extension's own lists are answered with this too.
 * @param {import('playwright-core').Page} page
 * @param {string} label of the row, exactly
 * @param {{ text?: string, what?: string }} [options] what to type, when it is not the label; what the row stands for, for the message
 */
export async function pickFromList(page, label, { text = label, what = 'entry' } = {}) {
  const widget = quickInput(page);
  await widget.locator('.quick-input-box input').fill(text, { timeout: 10_000 });
  const row = widget
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
  try {
    await row.waitFor({ state: 'visible', timeout: 10_000 });
  } catch {
    const offered = (await widget.locator('.monaco-list-row').allInnerTexts()).map((shown) => shown.replace(/\s+/g, ' ').trim());
    await page.keyboard.press('Escape');
    throw new Error(`VS Code offers no ${what} "${label}". It offers: ${offered.slice(0, 8).join(', ') || 'nothing'}.`);
  }
  await row.click();
  // What was picked may ask for something in the same input, so it is the row that goes, not always the input.
  await row.waitFor({ state: 'hidden', timeout: 10_000 });
}
