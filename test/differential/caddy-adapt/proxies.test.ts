/** `reverse_proxy`, `php_fastcgi` and `forward_auth` are adapted as the real Caddy does it: the same verdict, the same JSON. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { disagreement, VERSION } from './compare.ts';
import { proxyDirective } from './generated-proxies.ts';
import { type Line, printLines, withSlips } from './lines.ts';
import { RealAdapter } from './real-adapter.ts';

const RUNS = Number.parseInt(process.env.ADAPT_RUNS ?? '300', 10);

const site = (lines: readonly Line[]): string => printLines([{ words: [':80'], block: lines }]);

describe.skipIf(installedCaddy !== VERSION)('proxies, as Caddy adapts them', () => {
  let real: RealAdapter;
  beforeAll(async () => {
    real = await RealAdapter.start();
  });
  afterAll(() => real.stop());

  it.each([
    ['as Caddy knows them', proxyDirective],
    ['with slips of the pen', withSlips(proxyDirective)],
  ])('%s', async (_, directives) => {
    await fc.assert(
      fc.asyncProperty(directives.map(site), async (caddyfile) => {
        expect(await disagreement(caddyfile, real)).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });
});
