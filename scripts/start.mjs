// @ts-check
/** `npm start`: builds, and opens a copy of examples/first in a real VS Code. */
import { build } from './build.mjs';
import { openPlayground, readFlags } from './open-playground.mjs';

const flags = readFlags();
try {
  await build();
  await openPlayground(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
