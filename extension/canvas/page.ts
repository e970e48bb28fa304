import { randomBytes } from 'node:crypto';
import { Uri, type Webview, type WebviewOptions } from 'vscode';

/** The views that are drawn by a bundle of `dist/webview`. */
export type View = 'canvas' | 'metrics' | 'checkpoints';

/** Only our own files can be loaded. `dist` is absolute. */
export const pageOptions = (dist: string): WebviewOptions => ({ enableScripts: true, localResourceRoots: [Uri.file(dist)] });

/** The page of one view. Nothing but our own script runs in it, and nothing is fetched from anywhere else. */
export function page(webview: Webview, dist: string, view: View): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(Uri.file(dist), 'webview', name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file(`${view}.css`)}">
<title>Stagewright</title>
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${file(`${view}.js`)}"></script>
</body>
</html>`;
}
