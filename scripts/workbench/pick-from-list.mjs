// @ts-check

/**
 * Opens VS Code's quick input with a text in it, picks the row with a label, and waits until the input has gone or asks for something else.
 * @param {import('playwright-core').Page} page
 * @param {string} text what is typed
 * @param {string} label of the row to pick
 * @param {string} what for the message when there is no such row
 */
export async function pickFromList(page, text, label, what) {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('input[type=text], input:not([type])').first();
  // F1 and Ctrl+P do nothing while a webview that takes them has the focus; the page gets it first.
  await page
    .locator('.monaco-workbench')
    .first()
    .evaluate(() => window.focus());
  await page.keyboard.press('F1');
  await input.waitFor({ state: 'visible', timeout: 10_000 });
  await input.fill(text);
  const row = widget
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
  try {
    await row.waitFor({ state: 'visible', timeout: 10_000 });
  } catch {
    const offered = await widget.locator('.monaco-list-row').allInnerTexts();
    await page.keyboard.press('Escape');
    throw new Error(
      `VS Code offers no ${what} "${label}". It offers: ${
        offered
          .slice(0, 8)
          .map((row) => row.replace(/\s+/g, ' ').trim())
          .join(', ') || 'nothing'
      }`,
    );
  }
  await row.click();
  // A command may ask for something in the same input: only its own row goes for sure.
  await row.waitFor({ state: 'hidden', timeout: 10_000 });
}
