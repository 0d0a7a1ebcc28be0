/**
 * `npm run fuzz -- --seed N --pairs N`: holds the request model to the real nginx for as long as one likes;
 * `npm run fuzz -- caddy --seed N --pairs N` to the real Caddy.
 *
 * The tests run the same with a fixed seed (`test/differential/nginx-requests.test.ts`, `caddy-requests.test.ts`). The TypeScript is bundled first,
 * since the oldest Node that is supported does not run it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

const given = process.argv.slice(2);
const isCaddy = given[0] === 'caddy';
const main = `test/differential/${isCaddy ? 'caddy-requests' : 'requests'}/main.ts`;
const args = isCaddy || given[0] === 'nginx' ? given.slice(1) : given;
const root = join(import.meta.dirname, '..');
// Inside of node_modules, so that the bundle finds the packages that it leaves out.
const directory = mkdtempSync(join(root, 'node_modules', '.fuzz-'));
const outfile = join(directory, 'fuzz.mjs');
try {
  await build({
    input: join(root, main),
    platform: 'node',
    // What lies in node_modules is found there.
    external: /^[^./]/,
    moduleTypes: { '.md': 'text' },
    output: { file: outfile, format: 'esm', sourcemap: 'inline', codeSplitting: false },
  });
  const run = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
