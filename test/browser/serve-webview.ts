import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { AddressInfo } from 'node:net';

export type Theme = 'light' | 'dark' | 'hc-dark' | 'hc-light';

const bundles = path.resolve(import.meta.dirname, '../../dist/webview');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};

/** Serves each view as its host page does: the strict policy, `#root`, and in place of VS Code a page that keeps what it is asked. */
export async function serveWebview(): Promise<{ readonly url: (view: string, theme?: Theme) => string; readonly close: () => void }> {
  if (!fs.existsSync(path.join(bundles, 'canvas.js'))) throw new Error('dist/webview is not built: run `npm run build` first');
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(bundles, path.basename(url.pathname));
    const type = types[path.extname(file)];
    if (type !== undefined && fs.existsSync(file)) {
      response.writeHead(200, { 'content-type': type }).end(fs.readFileSync(file));
      return;
    }
    if (type !== undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end(page(url.pathname.slice(1), url.searchParams.get('theme') ?? 'dark'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: (view, theme = 'dark') => `${origin}/${view}?theme=${theme}`, close: () => server.close() };
}

function page(view: string, theme: string): string {
  const policy = "default-src 'none'; script-src 'nonce-n'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:";
  const variables = Object.entries(themes[theme as Theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `<!doctype html><html lang="en" style="${variables.join(' ')}"><head><meta charset="utf-8"><title>${view}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${view}.css"></head>
<body class="vscode-${theme}" data-vscode-context="{}"><div id="root"></div>
<script nonce="n">
  window.asked = []; window.violations = []; window.refuse = new Map();
  addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
  window.tell = (news) => postMessage({ news }, '*');
  window.acquireVsCodeApi = () => ({
    postMessage(message) {
      window.asked.push(message.request);
      const why = window.refuse.get(message.request.type);
      postMessage({ answers: message.id, answer: why ? { ok: false, message: why } : { ok: true } }, '*');
    },
    getState: () => JSON.parse(sessionStorage.getItem('remembered') ?? 'null') ?? undefined,
    setState(state) { sessionStorage.setItem('remembered', JSON.stringify(state)); },
  });
</script><script nonce="n" src="${view}.js"></script></body></html>`;
}

const shared = {
  'font-family': "system-ui, 'Ubuntu', 'Droid Sans', sans-serif",
  'font-size': '13px',
  'editor-font-family': "'Droid Sans Mono', monospace",
};
const dark = {
  ...shared,
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  'icon-foreground': '#cccccc',
  'editor-background': '#1f1f1f',
  'editorWidget-background': '#202020',
  'editorWidget-border': '#313131',
  'sideBar-background': '#181818',
  'panel-border': '#2b2b2b',
  focusBorder: '#0078d4',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#026ec1',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryHoverBackground': '#3c3c3c',
  'input-background': '#313131',
  'input-foreground': '#cccccc',
  'input-border': '#3c3c3c',
  'input-placeholderForeground': '#989898',
  'inputValidation-errorBorder': '#be1100',
  'dropdown-background': '#313131',
  'dropdown-foreground': '#cccccc',
  'toolbar-hoverBackground': '#5a5d5e50',
  'list-hoverBackground': '#2a2d2e',
  errorForeground: '#f85149',
  'editorWarning-foreground': '#cca700',
  'testing-iconPassed': '#73c991',
  'charts-blue': '#59a4f9',
  'charts-orange': '#d18616',
  'charts-green': '#89d185',
  'charts-purple': '#b180d7',
  'charts-red': '#f14c4c',
  'charts-yellow': '#cca700',
  'textCodeBlock-background': '#2b2b2b',
  'widget-shadow': '#0000005c',
};
const light = {
  ...dark,
  foreground: '#3b3b3b',
  descriptionForeground: '#5f5f5f',
  'icon-foreground': '#3b3b3b',
  'editor-background': '#ffffff',
  'editorWidget-background': '#f8f8f8',
  'editorWidget-border': '#c8c8c8',
  'sideBar-background': '#f8f8f8',
  'panel-border': '#e5e5e5',
  focusBorder: '#005fb8',
  'button-background': '#005fb8',
  'button-hoverBackground': '#0258a8',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'button-secondaryHoverBackground': '#cccccc',
  'input-background': '#ffffff',
  'input-foreground': '#3b3b3b',
  'input-border': '#cecece',
  'input-placeholderForeground': '#6b6b6b',
  'dropdown-background': '#ffffff',
  'dropdown-foreground': '#3b3b3b',
  'toolbar-hoverBackground': '#b8b8b850',
  'list-hoverBackground': '#f2f2f2',
  errorForeground: '#c72e0f',
  'editorWarning-foreground': '#895503',
  'testing-iconPassed': '#388a34',
  'charts-blue': '#1a85ff',
  'charts-green': '#388a34',
  'charts-purple': '#652d90',
  'charts-red': '#e51400',
  'charts-yellow': '#bf8803',
  'textCodeBlock-background': '#f2f2f2',
};
const highContrast = {
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  focusBorder: '#f38518',
  'button-border': '#6fc3df',
  'list-hoverBackground': 'transparent',
  'toolbar-hoverBackground': 'transparent',
};

/** The colours of VS Code's own four themes, as far as the views ask for them. */
const themes: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  dark,
  light,
  'hc-dark': {
    ...dark,
    ...highContrast,
    foreground: '#ffffff',
    descriptionForeground: '#ffffff',
    'editor-background': '#000000',
    'editorWidget-background': '#0c141f',
    'sideBar-background': '#000000',
    'panel-border': '#6fc3df',
    'button-background': '#000000',
    'button-hoverBackground': '#000000',
    'button-secondaryBackground': '#000000',
    'button-secondaryForeground': '#ffffff',
    'input-background': '#000000',
    'input-foreground': '#ffffff',
    'input-border': '#6fc3df',
  },
  'hc-light': {
    ...light,
    ...highContrast,
    contrastBorder: '#0f4a85',
    contrastActiveBorder: '#006bbd',
    focusBorder: '#006bbd',
    foreground: '#292929',
    descriptionForeground: '#292929',
    'editorWidget-background': '#ffffff',
    'panel-border': '#0f4a85',
    'button-background': '#0f4a85',
    'button-border': '#0f4a85',
    'button-secondaryBackground': '#ffffff',
    'button-secondaryForeground': '#292929',
    'input-border': '#0f4a85',
  },
};
