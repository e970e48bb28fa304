// @ts-check
/** `npm run dev`: as `npm start`, and builds again whenever a source changes. */
import { build } from './build.mjs';
import { openPlayground, readFlags } from './open-playground.mjs';

const flags = readFlags();
try {
  await build({ watch: true });
  const where = await openPlayground(flags);
  const key = where === 'desktop' ? 'the command "Developer: Reload Window"' : 'a reload of the page';
  console.log(`A change of a source is built at once; ${key} shows it.${where === 'desktop' ? ' Ctrl+C ends the building.' : ''}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
