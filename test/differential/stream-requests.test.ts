/**
 * The model of `stream` against the real nginx: for generated configurations with maps of TLS's server name, access
 * rules, upstreams and `http` behind, each connection comes out where the model says.
 *
 * The seed is fixed, so that a failure is everyone's failure.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { Choice } from './requests/choice.ts';
import { generateQuestion, generateStreams, RECORDERS } from './streams/generate.ts';
import { Recorders } from './streams/recorders.ts';
import { askReal, difference, inWords, modelOf, needsStream, withStreams } from './streams/run.ts';

const SEED = 20_261_125;
const CONFIGURATIONS = 48;
const CONNECTIONS_EACH = 16;
const AT_MOST_MS = 240_000;
/** Only what takes the PROXY header for something else cannot be known. */
const MOST_UNKNOWN = 0.08;

describeWith([needsNginx, needsStream], 'connections to generated servers of stream', () => {
  let recorders: Recorders;
  beforeAll(async () => {
    recorders = await Recorders.start(RECORDERS);
  });
  afterAll(() => recorders.close());

  it('come out where the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const tally = new Map<string, number>();
    for (let number = 0; number < CONFIGURATIONS; number++) {
      const choice = new Choice(SEED + number);
      await withStreams(
        recorders,
        (places) => generateStreams(choice, places),
        async (text, places) => {
          const model = modelOf(text);
          for (let asked = 0; asked < CONNECTIONS_EACH; asked++) {
            const question = generateQuestion(choice, places);
            const { outcome, steps } = model(question);
            const real = await askReal(recorders, question);
            tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
            const wrong = difference(outcome, real, text);
            if (wrong === null) continue;
            const { scheme, hostname, port } = question;
            const way = steps.map(({ message }) => `  ${message}`).join('\n');
            expect.fail(
              `${scheme}://${hostname}:${port}: ${wrong}, but ${inWords(real)} (seed ${SEED + number})\n${way}\n${text}`,
            );
          }
        },
      );
    }
    const all = CONFIGURATIONS * CONNECTIONS_EACH;
    await annotate([...tally].map(([kind, count]) => `${kind} ${count}`).join(', '));
    expect(tally.get('proxied') ?? 0).toBeGreaterThan(all / 5);
    expect(tally.get('response') ?? 0).toBeGreaterThan(all / 10);
    expect(tally.get('refused') ?? 0).toBeGreaterThan(all / 10);
    expect((tally.get('unknown') ?? 0) / all).toBeLessThan(MOST_UNKNOWN);
  });
});
