/** Sites whose host is a variable of the environment: whom they are taken to be for. */
import { describe, expect, it } from 'vitest';
import { loadCaddyConfiguration } from '../../../src/caddy/routes.ts';
import { traceRequest } from '../../../src/caddy/trace.ts';
import { requestFor } from '../../../src/route/client-request.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

function outcomeOf(text: string, url: string) {
  const files = filesInMemory({ '/Caddyfile': text });
  const configuration = loadCaddyConfiguration(files, '/Caddyfile', premisesFor(NEWEST_STABLE));
  const read = requestFor(url);
  if (read.kind !== 'request') throw new Error(read.because);
  return traceRequest(configuration, read.request);
}

const SITE = (address: string) => `${address} {\n\treverse_proxy app:3000\n}\n`;
const OTHER = 'other.test {\n\trespond other\n}\n';

describe('a site whose host is a variable', () => {
  it.each([
    ['{$DOMAIN}', 'wss://app.test/ws'],
    ['{$DOMAIN:localhost}', 'wss://localhost/ws'],
    ['https://{$DOMAIN:localhost}', 'wss://chat.test/ws'],
    ['{$DOMAIN}:8443', 'wss://app.test:8443/ws'],
  ])('%s takes %s', (address, url) => {
    const { outcome, steps } = outcomeOf(SITE(address) + OTHER, url);
    expect(outcome).toMatchObject({ kind: 'proxied', upstream: 'http://app:3000' });
    if (!url.includes('localhost')) expect(steps.map(({ kind }) => kind)).toContain('assumption');
  });

  it('leaves a host that another site names to that one', () => {
    expect(outcomeOf(SITE('{$DOMAIN}') + OTHER, 'wss://other.test/ws').outcome).toMatchObject({
      kind: 'response',
      status: 200,
    });
  });

  it('is only likely to be meant where there are several', () => {
    const { outcome } = outcomeOf(SITE('{$FIRST}') + SITE('{$SECOND}'), 'wss://app.test/ws');
    expect(outcome).toMatchObject({ kind: 'unknown', likely: { kind: 'proxied' } });
  });
});

it('names an upstream from the environment as it is written', () => {
  const { outcome } = outcomeOf(':80 {\n\treverse_proxy {$APP}\n}\n', 'ws://x/ws');
  expect(outcome).toMatchObject({ kind: 'proxied', upstream: 'http://{$APP}' });
});
