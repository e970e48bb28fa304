// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { runProcess } from './run-process.mjs';
import { workbenchFolder } from './workbench-folder.mjs';

/** What the package brings. It is removed after the unpacking: it is 70 MB. */
export const packedBrowser = path.join(workbenchFolder.modules, '@sparticuz', 'chromium', 'bin');

/**
 * Unpacks the pinned Chromium, the system libraries and the fonts it needs into the workbench folder, so that it starts
 * on a machine where no browser, no NSS and no font was ever installed. The package unpacks into the temporary
 * folder of its process, and takes whatever lies there for finished: it gets a fresh one, renamed when complete.
 * @param {string} nodeBin the folder of the pinned Node, which the package asks for
 */
export async function unpackBrowser(nodeBin) {
  const unfinished = `${workbenchFolder.browser}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.rmSync(workbenchFolder.browser, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  const script = `
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;
  await runProcess(path.join(nodeBin, 'node'), ['--input-type=module', '--eval', script], {
    cwd: workbenchFolder.root,
    env: { ...process.env, TMPDIR: unfinished },
  });
  copyFonts(path.join(unfinished, 'fonts'));
  fs.renameSync(unfinished, workbenchFolder.browser);
  fs.rmSync(packedBrowser, { recursive: true, force: true });
}

/** The browser sees these fonts and no others, so that texts are as wide on every machine. @param {string} folder */
function copyFonts(folder) {
  const dejavu = path.join(workbenchFolder.modules, 'dejavu-fonts-ttf', 'ttf');
  for (const face of [
    'DejaVuSans',
    'DejaVuSans-Bold',
    'DejaVuSans-Oblique',
    'DejaVuSansMono',
    'DejaVuSansMono-Bold',
    'DejaVuSansMono-Oblique',
  ]) {
    fs.copyFileSync(path.join(dejavu, `${face}.ttf`), path.join(folder, 'fonts', `${face}.ttf`));
  }
  fs.writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`,
  );
}
