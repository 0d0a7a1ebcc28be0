/**
 * What is said to be refused at the start, against the real Caddy: of generated patterns and addresses, sound ones and
 * damaged ones, each that is reported is refused. What is refused and not reported is counted.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCaddyJson } from '../../src/caddy/json/configuration.ts';
import { refusalsAtStart } from '../../src/lint/caddy-refusals.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { CaddyServer } from '../proof/harness/caddy-server.ts';
import { findFreePort } from '../proof/harness/ports.ts';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';

const SAMPLES = Number(process.env.CADDY_PROVISION_RUNS ?? 400);
const SEED = Number(process.env.CADDY_PROVISION_SEED ?? 20_261_126);
const PREMISES = premisesFor({ nginx: '1.30.4', caddy: '2.6.2' });
const AT_MOST_MS = 300_000;
/** Of what Caddy refuses, what may go unreported. */
const MOST_MISSED = 0.15;

const piece = fc.constantFrom(
  ...'a|b|z|0|é|.|^|$|(|)|[|]|[^|]|{|}|{2}|{2,}|{3,1}|{1001}|{02}|*|+|?|*?|+?|-|/|:|,|!|=|<|>|#|_| '.split(
    '|',
  ),
  '|',
  ...'\\ \\1 \\12 \\8 \\d \\w \\b \\B \\A \\z \\Z \\h \\K \\k \\. \\- \\] \\x41 \\x{41} \\Q \\E \\n \\_ \\0 \\p'.split(
    ' ',
  ),
  ...'(?: (?! (?= (?<! (?<= (?> (?i) (?i: (?P<n> (?P<m> (?P=n) (?# (?x) (?s-i: (?-i)'.split(' '),
  ...'[a-z] [z-a] [[:alpha:]] [\\d-z] [+-z-a] [[:alpha:]-z-a] [\\x41-z-a] []a] [^]] (a) (a|b) (?:a+)* a-b c-a'.split(
    ' ',
  ),
);
const patterns = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));

const addressPiece = fc.constantFrom(
  ...'1 0 01 10 127 255 256 999 . . . : :: :: / / % eth0 a ffff fffff g 32 33 128 129 10.0.0.0 ::1 fd00::'.split(
    ' ',
  ),
  '-',
);
const addresses = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 140 })).map((both) => both.join('/')),
  fc.array(addressPiece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.constantFrom(
    'localhost',
    '10.0.0.*',
    '10.0.0.1-10.0.0.9',
    '10.0.0.0/255.0.0.0',
    '10.0.0',
    'example.com',
    '*',
  ),
);

describeWith([needsCaddy], 'values that Caddy refuses when it starts', () => {
  let caddy: CaddyServer;
  let port: number;
  beforeAll(async () => {
    caddy = await CaddyServer.start();
    port = await findFreePort();
  });
  afterAll(() => caddy.stop());

  /** The share of the refused that is not reported. */
  async function missed(
    values: fc.Arbitrary<object>,
  ): Promise<{ readonly share: number; readonly told: string }> {
    let refused = 0;
    let silent = 0;
    const falseAlarms: string[] = [];
    const examples: string[] = [];
    const samples = fc.sample(values, { seed: SEED, numRuns: SAMPLES });
    for (const route of samples) {
      const server = { listen: [`127.0.0.1:${port}`], automatic_https: { disable: true }, routes: [route] };
      const text = JSON.stringify({ apps: { http: { servers: { one: server } } } });
      const files = filesInMemory({ '/caddy.json': text });
      const configuration = loadCaddyJson(files, '/caddy.json', PREMISES);
      const reported = refusalsAtStart(configuration).map(({ message }) => message);
      const refusal = await caddy.load(text);
      if (refusal === null) falseAlarms.push(...reported);
      else {
        refused++;
        if (reported.length === 0) {
          silent++;
          examples.push(refusal.slice(-90));
        }
      }
    }
    expect(falseAlarms).toEqual([]);
    // Sound ones are there as well.
    expect(refused).toBeLessThan(samples.length);
    const told = `${samples.length} values, ${refused} refused, ${silent} of them unreported: ${examples.slice(0, 8).join(' ; ')}`;
    return { share: silent / refused, told };
  }

  it('of a pattern', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const { share, told } = await missed(
      fc.oneof(
        patterns.map((pattern) => ({ match: [{ path_regexp: { pattern } }] })),
        patterns.map((pattern) => ({ match: [{ not: [{ header_regexp: { A: { pattern } } }] }] })),
        patterns.map((pattern) => ({ match: [{ vars_regexp: { a: { pattern } } }] })),
        patterns.map((find) => ({ handle: [{ handler: 'rewrite', path_regexp: [{ find }] }] })),
        patterns.map((pattern) => ({
          handle: [
            {
              handler: 'headers',
              request: { replace: { A: [{ search_regexp: pattern, replace: '' }] } },
            },
          ],
        })),
        patterns.map((pattern) => ({
          handle: [
            {
              handler: 'map',
              source: '{http.request.uri}',
              destinations: ['{x}'],
              mappings: [{ input_regexp: pattern, outputs: ['a'] }],
            },
          ],
        })),
      ),
    );
    await annotate(told);
    expect(share).toBeLessThan(MOST_MISSED);
  });

  it('of an address', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const { share, told } = await missed(
      fc.oneof(
        addresses.map((range) => ({ match: [{ remote_ip: { ranges: [range] } }] })),
        addresses.map((range) => ({
          handle: [
            { handler: 'reverse_proxy', upstreams: [{ dial: 'localhost:1' }], trusted_proxies: [range] },
          ],
        })),
      ),
    );
    await annotate(told);
    expect(share).toBeLessThan(MOST_MISSED);
  });
});
