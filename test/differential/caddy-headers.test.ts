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
import { generatedCaddy } from './generated-caddy.ts';
import { printCaddy } from './printed-caddy.ts';

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

/** Whether a handshake came out where the model says. */
function expectAsSaid(says: ModelAnswer, does: RealAnswer, marker: string, where: string): void {
  if (says.arrives === 'no') expect(does.place, where).not.toBe(marker);
  if (says.arrives !== 'yes') return;
  // A request that never got to the upstream failed in the proxy itself.
  if (does.place !== null) expect(does.place, where).toBe(marker);
  expect(said(says), where).toEqual(happened(says, does));
}

describeWith([needsCaddy], 'headers and handshakes of generated Caddyfiles', () => {
  it('are what the model says', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    const places: ModelAnswer[] = [];
    let compared = 0;
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(generatedCaddy, async (generated) => {
        const printed = printCaddy(generated);
        const real = await askCaddy(printed);
        const model = askModel(printed);
        for (const [at, { host, marker }] of printed.places.entries()) {
          const [says, answers] = [model[at], real[at]];
          if (says === undefined || answers === undefined) throw new Error('an answer is missing');
          places.push(says);
          for (const does of answers) {
            expectAsSaid(says, does, marker, `${host}${does.path} to Place ${marker} in\n${printed.text}`);
            if (says.arrives === 'yes' && says.handshake !== 'unknown') compared++;
            if (does.handshake !== 'fails') opened++;
          }
        }
      }),
      { seed: SEED, numRuns: CONFIGURATIONS, interruptAfterTimeLimit: AT_MOST_MS },
    );
    const uncertain = places.filter(({ arrives }) => arrives === 'unknown').length;
    const taken = places.filter(({ arrives }) => arrives === 'no').length;
    const unknown = places.filter((says) => says.arrives === 'yes' && says.handshake === 'unknown').length;
    await annotate(
      `${places.length} places; ${compared} handshakes compared, ${opened} opened; other handlers take those of ${taken}; ` +
        `the model does not know of ${uncertain} whether handshakes arrive, nor of ${unknown} whether they work`,
    );
    expect(places.length).toBeGreaterThan(200);
    expect(opened).toBeGreaterThan(50);
    expect((unknown + uncertain) / places.length).toBeLessThan(MOST_UNKNOWN);
  });
});
