/**
 * What stands in blocks within blocks is taken and refused as the real Caddy does it, and makes the same http app: issuers of
 * certificates, formats and files of logs, authorities, the admin interface, handlers with lines of their own.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { CaddyServer } from '../../proof/harness/caddy-server.ts';
import { compare, httpApp, VERSION } from './compare.ts';
import { applicationFiles, certificateFiles, HOW, logFiles } from './generated-files.ts';

const RUNS = Number.parseInt(process.env.ADAPT_RUNS ?? '300', 10);

describe.skipIf(installedCaddy !== VERSION)('blocks within blocks, as Caddy adapts them', () => {
  let real: CaddyServer;
  beforeAll(async () => {
    real = await CaddyServer.start();
  });
  afterAll(() => real.stop());

  describe.each([
    ['certificates', certificateFiles],
    ['logs', logFiles],
    ['applications and handlers', applicationFiles],
  ])('%s', (_, files) => {
    it.each(HOW)('%s', async (_how, slips) => {
      const verdicts = { adapted: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(files(slips), async (caddyfile) => {
          const { theirs, disagreement } = await compare(caddyfile, real, httpApp);
          verdicts[theirs]++;
          expect(disagreement).toBeNull();
        }),
        { numRuns: RUNS },
      );
      // Neither may become rare: the test would say little.
      expect(Math.min(verdicts.adapted, verdicts.refused)).toBeGreaterThan(RUNS / 10);
    });
  });
});
