/** Caddyfiles of all shapes are taken and refused as the real Caddy does it, and make the same servers. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { CaddyServer, ROOT } from '../../proof/harness/caddy-server.ts';
import { adaptedByUs, comparableServers } from '../adapted-caddy.ts';
import { VERSION } from './compare.ts';
import { caddyfileOfShape } from './generated-structure.ts';

const RUNS = Number.parseInt(process.env.ADAPT_RUNS ?? '300', 10);

describe.skipIf(installedCaddy !== VERSION)('the shape of a Caddyfile, as Caddy reads it', () => {
  let real: CaddyServer;
  beforeAll(async () => {
    real = await CaddyServer.start();
  });
  afterAll(() => real.stop());

  it('is the same here', async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(caddyfileOfShape, async (text) => {
        const texts = new Map([[ROOT, text]]);
        const theirs = await real.adapt(texts);
        const { servers, refusals } = adaptedByUs(texts, ROOT, VERSION);
        if (theirs.kind === 'refused') {
          refused++;
          expect(refusals, theirs.log).not.toEqual([]);
        } else {
          accepted++;
          expect(refusals).toEqual([]);
          expect(servers).toEqual(comparableServers(theirs.configuration));
        }
      }),
      { numRuns: RUNS },
    );
    // Neither kind may become rare: the test would say little.
    expect(accepted).toBeGreaterThan(RUNS / 4);
    expect(refused).toBeGreaterThan(RUNS / 20);
  });
});
