/**
 * The model of `stream` against the real nginx: for generated configurations with maps of TLS's server name, access
 * rules, upstreams and `http` behind, each connection comes out where the model says.
 *
 * The seed is fixed, so that a failure is everyone's failure.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shakeHands } from '../proof/harness/handshake.ts';
import { RecordingUpstream } from '../proof/harness/recording-upstream.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { Choice } from './requests/choice.ts';
import { generateQuestion, generateStreams, HTTP_HEAD, RECORDERS, STREAM_HEAD } from './streams/generate.ts';
import { Recorders } from './streams/recorders.ts';
import { askReal, difference, inWords, modelOf, needsStream, withStreams } from './streams/run.ts';

const SEED = 20_261_125;
const CONFIGURATIONS = 48;
const CONNECTIONS_EACH = 16;
const AT_MOST_MS = 240_000;
const LESS_THAN_A_MINUTE_MS = 30_000;
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
            const url = `${question.scheme}://${question.hostname}:${question.port}/`;
            const { outcome, steps } = model(url);
            const real = await askReal(recorders, question);
            tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
            const wrong = difference(outcome, real, text);
            if (wrong === null) continue;
            const way = steps.map(({ message }) => `  ${message}`).join('\n');
            expect.fail(`${url}: ${wrong}, but ${inWords(real)} (seed ${SEED + number})\n${way}\n${text}`);
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

  it.each([
    ['proxy_timeout', 'proxy_timeout 300ms;', 'proxy_read_timeout 60s;'],
    ['proxy_read_timeout', '', 'proxy_read_timeout 300ms;'],
  ])(
    'end after the silence that is the shorter: %s',
    { timeout: LESS_THAN_A_MINUTE_MS },
    async (_, inFront, behind) => {
      const application = await RecordingUpstream.start();
      try {
        await withStreams(
          recorders,
          ({ entries, inner }) => `${STREAM_HEAD}
stream { server { listen 127.0.0.1:${entries[0]}; ${inFront} proxy_pass 127.0.0.1:${inner.plain}; } }
http { ${HTTP_HEAD} server { listen 127.0.0.1:${inner.plain}; location / { return 200; }
  location /ws { proxy_pass http://127.0.0.1:${application.port}; proxy_http_version 1.1; ${behind}
    proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; } } }
`,
          async (text, { entries }) => {
            const port = entries[0] ?? 0;
            const { websocket } = modelOf(text)(`ws://app.test:${port}/ws`);
            expect(websocket).toMatchObject({ handshake: 'works', idleTimeout: { value: { value: 300 } } });
            const opened = await shakeHands({ port, path: '/ws', host: 'app.test' });
            if (opened.kind !== 'open') throw new Error(`the socket does not open: ${opened.kind}`);
            // A minute passes where the other timeout counted: longer than the test may take.
            expect((await opened.socket.closed).how).toBe('silence');
          },
        );
      } finally {
        await application.close();
      }
    },
  );
});
