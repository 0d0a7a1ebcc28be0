/**
 * Our adapter against the real Caddy's: of generated Caddyfiles both make the same servers, or both refuse them.
 *
 * The seed is fixed, so that a failure is everyone's failure; fast-check shrinks it to a small Caddyfile.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { adaptedByCaddy, adaptedByUs } from './adapted-caddy.ts';
import { generatedCaddyfile } from './generated-sites.ts';

const CONFIGURATIONS = 150;
const SEED = 20_261_126;
const AT_MOST_MS = 90_000;
const ROOT = 'Caddyfile';

describeWith([needsCaddy], 'generated Caddyfiles', () => {
  it('become the JSON that Caddy makes of them', { timeout: 2 * AT_MOST_MS }, async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(generatedCaddyfile, async (text) => {
        const files = new Map([[ROOT, text]]);
        const real = await adaptedByCaddy(files, ROOT);
        const ours = adaptedByUs(files, ROOT);
        if (real.refusals.length > 0) {
          refused++;
          expect(ours.refusals, `${real.refusals.join('; ')}\n${text}`).not.toEqual([]);
        } else {
          accepted++;
          expect(ours, text).toEqual(real);
        }
      }),
      { numRuns: CONFIGURATIONS, seed: SEED, interruptAfterTimeLimit: AT_MOST_MS },
    );
    // Neither kind may become rare: the test would say little.
    expect(accepted).toBeGreaterThan(refused);
    expect(refused).toBeGreaterThan(5);
  });
});
