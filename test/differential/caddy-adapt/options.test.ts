/** Global options are taken and refused as the real Caddy does it, and make the same http app. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { disagreement, httpApp, VERSION } from './compare.ts';
import { globalOptions, SITES } from './generated-options.ts';
import { type Line, printLines, withSlips } from './lines.ts';
import { RealAdapter } from './real-adapter.ts';

const RUNS = Number.parseInt(process.env.ADAPT_RUNS ?? '300', 10);

const file = (options: readonly Line[]): string => printLines([{ words: [], block: options }, ...SITES]);

describe.skipIf(installedCaddy !== VERSION)('global options, as Caddy adapts them', () => {
  let real: RealAdapter;
  beforeAll(async () => {
    real = await RealAdapter.start();
  });
  afterAll(() => real.stop());

  it.each([
    ['as Caddy knows them', globalOptions],
    ['with slips of the pen', withSlips(globalOptions)],
  ])('%s', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(options.map(file), async (caddyfile) => {
        expect(await disagreement(caddyfile, real, httpApp)).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });
});
