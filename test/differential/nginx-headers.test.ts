/**
 * The model against the real nginx: for generated configurations, what the upstream receives in a handshake, and
 * whether the handshake succeeds, is what the model says.
 *
 * The seed is fixed, so that a failure is everyone's failure; fast-check shrinks it to a small configuration.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Known } from '../../src/route/setting.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { askModel, askNginx, type ModelAnswer, type RealAnswer, showConfiguration } from './ask.ts';
import { generatedNginx, printNginx } from './generated-nginx.ts';

const CONFIGURATIONS = 120;
const SEED = 20_260_728;
const AT_MOST_MS = 60_000;
/** The generator writes nothing that cannot be known; a little room for what the model does not claim. */
const MOST_UNKNOWN = 0.05;

type Shown = Readonly<Record<'httpVersion' | 'upgrade' | 'connection' | 'handshake', string | null>>;

/** What the model says, in one form with what happened. */
function said(model: ModelAnswer): Shown {
  const value = (setting: Known<string | null>): string | null =>
    setting.kind === 'known' ? setting.value : 'unknown';
  return {
    httpVersion: value(model.httpVersion),
    upgrade: value(model.upgrade),
    connection: value(model.connection),
    handshake: model.handshake,
  };
}

/** What happened, with `unknown` where the model does not claim to know. */
function happened(model: ModelAnswer, real: RealAnswer): Shown {
  return {
    httpVersion: model.httpVersion.kind === 'known' ? real.httpVersion : 'unknown',
    upgrade: model.upgrade.kind === 'known' ? real.upgrade : 'unknown',
    connection: model.connection.kind === 'known' ? real.connection : 'unknown',
    handshake: model.handshake === 'unknown' ? 'unknown' : real.handshake,
  };
}

describeWith([needsNginx], 'headers and handshakes of generated configurations', () => {
  it('are what the model says', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    let asked = 0;
    let unknown = 0;
    await fc.assert(
      fc.asyncProperty(generatedNginx, async (generated) => {
        const printed = printNginx(generated);
        const real = await askNginx(printed);
        const model = askModel(printed);
        for (const [at, { path, marker }] of printed.places.entries()) {
          const [says, does] = [model[at], real[at]];
          if (says === undefined || does === undefined) throw new Error('an answer is missing');
          asked++;
          if (says.handshake === 'unknown') unknown++;
          const where = `${path} at ${marker} in\n${showConfiguration(printed)}`;
          expect(said(says), where).toEqual(happened(says, does));
        }
      }),
      { seed: SEED, numRuns: CONFIGURATIONS, interruptAfterTimeLimit: AT_MOST_MS },
    );
    await annotate(`${asked} places asked; for ${unknown} the model does not know whether a handshake works`);
    expect(asked).toBeGreaterThan(100);
    expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
  });
});
