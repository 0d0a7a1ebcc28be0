/**
 * The model against the real Caddy: for generated Caddyfiles, which proxy a handshake comes through, what the upstream
 * receives in it, and whether it succeeds, is what the model says.
 *
 * The seed is fixed, so that a failure is everyone's failure; fast-check shrinks it to a small Caddyfile.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Known } from '../../src/route/setting.ts';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { askCaddy, askModel, type ModelAnswer, type RealAnswer } from './ask-caddy.ts';
import { generatedCaddy, printCaddy } from './generated-caddy.ts';

const CONFIGURATIONS = 30;
const SEED = 20_260_730;
const AT_MOST_MS = 60_000;
/** Some matchers let part of a proxy's handshakes through, some values are each client's own: these stay unknown. */
const MOST_UNKNOWN = 0.3;

interface Shown {
  readonly handshake: string;
  readonly upgrade: readonly string[] | 'not sent' | 'unknown';
  readonly connection: readonly string[] | 'not sent' | 'unknown';
}

/** The elements of a header's value: `a,b` and `a, b` are the same list (RFC 9110 section 5.6.1). */
function elements(value: string | null): readonly string[] | 'not sent' {
  return value === null ? 'not sent' : value.split(',').map((element) => element.trim());
}

/** What the model says, in one form with what happened. */
function said({ handshake, upgrade, connection }: ModelAnswer): Shown {
  const shown = (value: Known<string | null>): Shown['upgrade'] =>
    value.kind === 'known' ? elements(value.value) : 'unknown';
  return { handshake, upgrade: shown(upgrade), connection: shown(connection) };
}

/** What happened, as far as the model claims to know it, and with its headers where none arrived to be compared. */
function happened(model: ModelAnswer, real: RealAnswer): Shown {
  const says = said(model);
  const shown = (header: 'upgrade' | 'connection'): Shown['upgrade'] =>
    says[header] === 'unknown' || real.place === null ? says[header] : elements(real[header]);
  return {
    handshake: model.handshake === 'unknown' ? 'unknown' : real.handshake,
    upgrade: shown('upgrade'),
    connection: shown('connection'),
  };
}

describeWith([needsCaddy], 'headers and handshakes of generated Caddyfiles', () => {
  it('are what the model says', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    const count = { places: 0, uncertain: 0, taken: 0, unknown: 0, open: 0 };
    await fc.assert(
      fc.asyncProperty(generatedCaddy, async (generated) => {
        const printed = printCaddy(generated);
        const real = await askCaddy(printed);
        for (const [at, says] of askModel(printed).entries()) {
          const place = printed.places[at];
          if (place === undefined) throw new Error('a place is missing');
          count.places++;
          if (says.arrives === 'unknown') count.uncertain++;
          else if (says.arrives === 'no') count.taken++;
          else if (says.handshake === 'unknown') count.unknown++;
          for (const does of real[at] ?? []) {
            const where = `${place.host}${does.path} to ${place.marker} in\n${printed.text}`;
            if (says.arrives === 'no') expect(does.place, where).not.toBe(place.marker);
            if (says.arrives !== 'yes') continue;
            // A request that never got to the upstream failed in the proxy itself.
            if (does.place !== null) expect(does.place, where).toBe(place.marker);
            expect(said(says), where).toEqual(happened(says, does));
            if (does.handshake !== 'fails') count.open++;
          }
        }
      }),
      { seed: SEED, numRuns: CONFIGURATIONS, interruptAfterTimeLimit: AT_MOST_MS },
    );
    const { places, uncertain, taken, unknown, open } = count;
    await annotate(
      `${places} places asked, ${open} handshakes opened; the model does not know of ${uncertain} whether handshakes ` +
        `arrive and of ${unknown} whether they work; other handlers take those of ${taken}`,
    );
    expect(places).toBeGreaterThan(200);
    expect(open).toBeGreaterThan(50);
    expect((unknown + uncertain) / places).toBeLessThan(MOST_UNKNOWN);
  });
});
