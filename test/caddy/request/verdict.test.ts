/** What is said of a handshake whose way cannot be known: what stands in the way of knowing, and what is likely. */
import { describe, expect, it } from 'vitest';
import { traceRequest } from '../../../src/caddy/trace.ts';
import { requestFor } from '../../../src/route/client-request.ts';
import { configurationOf } from '../configuration.ts';

function verdictOn(lines: string) {
  const read = requestFor('ws://a.test/ws');
  if (read.kind !== 'request') throw new Error(read.because);
  const { websocket } = traceRequest(configurationOf(`http://a.test {\n${lines}\n}\n`), read.request);
  return {
    handshake: websocket?.handshake,
    reasons: websocket?.reasons.map(({ code, message }) => `${code}: ${message}`),
  };
}

const PERHAPS = '@perhaps expression `{env.MODE} == "b"`\nrespond @perhaps 403\n';

describe('the verdict', () => {
  it('says of a socket that likely opens what it depends on', () => {
    expect(verdictOn(`${PERHAPS}reverse_proxy app:3000`)).toEqual({
      handshake: 'unknown',
      reasons: [expect.stringMatching(/^unknown: .*expression.*; a socket likely opens$/)],
    });
  });

  it('says what likely answers instead, without claiming it', () => {
    expect(verdictOn(`${PERHAPS}respond 404`)).toEqual({
      handshake: 'unknown',
      reasons: [expect.stringMatching(/^unknown: .*expression.*; likely Caddy answers 404 itself$/)],
    });
  });

  it('claims what is known', () => {
    expect(verdictOn('respond 404')).toEqual({
      handshake: 'fails',
      reasons: ['response-handled: Caddy answers 404 itself'],
    });
  });
});
