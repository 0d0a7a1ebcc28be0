/** Directives other than proxies are taken and refused as the real Caddy does it, and make the same servers. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { comparableServers } from '../adapted-caddy.ts';
import { disagreement, VERSION } from './compare.ts';
import { directives } from './generated-answers.ts';
import { type Line, printLines, withSlips } from './lines.ts';
import { RealAdapter } from './real-adapter.ts';

const RUNS = Number.parseInt(process.env.ADAPT_RUNS ?? '600', 10);

const site = (lines: readonly Line[]): string => printLines([{ words: ['a.test'], block: lines }]);

describe.skipIf(installedCaddy !== VERSION)('directives, as Caddy adapts them', () => {
  let real: RealAdapter;
  beforeAll(async () => {
    real = await RealAdapter.start();
  });
  afterAll(() => real.stop());

  it.each([
    ['as Caddy knows them', directives],
    ['with slips of the pen', withSlips(directives)],
  ])('%s', async (_, lines) => {
    await fc.assert(
      fc.asyncProperty(lines.map(site), async (caddyfile) => {
        expect(await disagreement(caddyfile, real, comparableServers)).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });
});
