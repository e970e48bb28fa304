import { defineConfig } from 'vitest/config';

const here = (name: string, include: string[], more: Record<string, unknown> = {}) => ({
  test: { name, include, pool: 'threads' as const, ...more },
});

/** One project a group of `npm test`: what a group needs of the machine is said in `scripts/test.mjs`. */
export default defineConfig({
  test: {
    projects: [
      here('engine', ['test/{engine,rules,protocol}/**/*.test.ts'], { isolate: false }),
      here('webview', ['test/webview/**/*.test.{ts,tsx}'], { isolate: false }),
      here('cli', ['test/cli/**/*.test.ts'], { testTimeout: 60_000 }),
      here('data', ['test/data/**/*.test.ts'], { testTimeout: 120_000 }),
      here('oracle', ['test/oracle/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      here('browser', ['test/browser/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false }),
      here('vscode', ['test/vscode/**/*.test.ts'], { testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false }),
    ],
  },
});
