/**
 * uPlot makes a number format of the browser's language as it is loaded, and a browser started with a POSIX locale names
 * one that no format takes (`en-US@posix`): the panel would stay empty. Imported before uPlot for what it does.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
export {};
