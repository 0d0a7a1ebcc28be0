/** What came with a release is known by it: refused before, with the release that brought it, and adapted from then on. */
import { describe, expect, test } from 'vitest';
import { plainOf } from '../../../../src/caddy/json/node.ts';
import { configurationOf } from '../../configuration.ts';

function adaptationOf(line: string, caddy: string) {
  return configurationOf(`https://a.example {\n${line}\n}\n`, { caddy }).adaptation;
}

/** A line, the release that brought it, and the last one without it. */
const BROUGHT: readonly (readonly [line: string, since: string, before: string])[] = [
  ['uri query a b', '2.8', '2.7.6'],
  ['fs mine', '2.8', '2.7.6'],
  ['log_append a b', '2.8', '2.7.6'],
  ['intercept {\nreplace_status 404\n}', '2.8', '2.7.6'],
  ['log_name a', '2.9', '2.8.4'],
  ['request_body {\nread_timeout 5s\n}', '2.8', '2.7.6'],
  ['request_body {\nset x\n}', '2.10', '2.9.1'],
  ['log named {\noutput stdout\n}', '2.7', '2.6.2'],
  ['tls {\npropagation_delay 5s\n}', '2.7', '2.6.2'],
  ['tls {\nreuse_private_keys\n}', '2.7', '2.6.2'],
  ['tls {\nclient_auth {\ntrust_pool file a.pem\n}\n}', '2.8', '2.7.6'],
];

describe('what a release brought', () => {
  test.each(BROUGHT)('%j came with %s', (line, since, before) => {
    expect(adaptationOf(line, before).problems).toMatchObject([{ version: { since } }]);
    expect(adaptationOf(line, '2.11.4').problems).toEqual([]);
  });

  test('uri query says what becomes of each parameter', () => {
    const { json, problems } = adaptationOf('uri query {\n-a\n+b 1\nc>d\ne 2\nf ^x y\n}', '2.11.4');
    expect(problems).toEqual([]);
    expect(JSON.stringify(plainOf(json))).toContain(
      JSON.stringify({
        add: [{ key: 'b', val: '1' }],
        delete: ['a'],
        rename: [{ key: 'c', val: 'd' }],
        replace: [{ key: 'f', search_regexp: '^x', replace: 'y' }],
        set: [{ key: 'e', val: '2' }],
      }),
    );
  });
});
