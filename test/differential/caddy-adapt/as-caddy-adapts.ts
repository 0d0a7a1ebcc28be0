/** The claim of the tests beside it: generated files are taken and refused as the real Caddy does it, and make the same JSON. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCaddy } from '../../proof/harness/caddy-process.ts';
import { CaddyServer } from '../../proof/harness/caddy-server.ts';
import { compare, VERSION } from './compare.ts';
import { type Line, withSlips } from './lines.ts';

export interface Generated {
  readonly title: string;
  readonly lines: fc.Arbitrary<readonly Line[]>;
  /** The file around the lines. */
  readonly file: (lines: readonly Line[]) => string;
  /** What of a configuration is compared; all where it is left out. */
  readonly part?: (configuration: unknown) => unknown;
  readonly runs: number;
}

export function describeAsCaddyAdapts({ title, lines, file, part, runs }: Generated): void {
  const wanted = Number.parseInt(process.env.ADAPT_RUNS ?? String(runs), 10);
  describe.skipIf(installedCaddy !== VERSION)(`${title}, as Caddy adapts them`, () => {
    let real: CaddyServer;
    beforeAll(async () => {
      real = await CaddyServer.start();
    });
    afterAll(() => real.stop());

    it.each([
      ['as Caddy knows them', lines],
      ['with slips of the pen', withSlips(lines)],
    ])('%s', async (_, written) => {
      const verdicts = { adapted: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(written.map(file), async (caddyfile) => {
          const { theirs, disagreement } = await compare(caddyfile, real, part);
          verdicts[theirs]++;
          expect(disagreement).toBeNull();
        }),
        { numRuns: wanted },
      );
      // Were all refused, no JSON would be compared.
      expect(verdicts.adapted).toBeGreaterThan(wanted / 10);
    });
  });
}
