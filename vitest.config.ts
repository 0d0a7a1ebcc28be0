import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Rule pages and templates are imported as text, as in the bundle. */
const importedAsText = {
  name: 'imported-as-text',
  enforce: 'pre' as const,
  load(id: string) {
    return /\.(?:md|mustache)$/.test(id)
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};`
      : null;
  },
};

export default defineConfig({
  plugins: [importedAsText],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup/seed.ts'],
    // It imports JSON in a way that only bundlers take.
    server: { deps: { inline: [/@actions\/(?:workflow-parser|expressions)/] } },
    // Generous, because machines are shared; what is slow shows in benchmarks, not in tests.
    testTimeout: 240_000,
    maxWorkers: 2,
  },
});
