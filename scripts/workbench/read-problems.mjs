// @ts-check
import { runCommand } from './run-command.mjs';

/** @typedef {{ message: string, severity: 'error' | 'warning' | 'info', file: string }} Problem */

/**
 * What the Problems panel shows now. To wait for a problem, call it in a poll; the panel follows the extension with a delay.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Problem[]>}
 */
export async function readProblems(page) {
  const panel = page.locator('.markers-panel-container');
  if (!(await panel.isVisible())) {
    await runCommand(page, 'View: Focus Problems');
    await panel.waitFor({ timeout: 10_000 });
  }
  return panel.locator('.monaco-list-row').evaluateAll((rows) => {
    let file = '';
    return rows
      .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
      .flatMap((row) => {
        const name = row.querySelector('.resource .label-name, .file-icon .label-name');
        if (name) file = name.textContent ?? '';
        const marker = row.querySelector('.marker-message, .marker-message-details-container, .message');
        if (!marker) return [];
        const icon = row.innerHTML;
        const severity = icon.includes('codicon-error') ? 'error' : icon.includes('codicon-warning') ? 'warning' : 'info';
        return [{ message: (row.querySelector('.marker-message')?.textContent ?? marker.textContent ?? '').trim(), severity, file }];
      });
  });
}
