/** What an address is, and that a route's entry says what the servers that Caddy makes of the file do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSiteAddress } from '../../../src/caddy/config/site-address.ts';
import { serversOf } from '../../../src/caddy/request/arrival.ts';
import { configurationOf } from '../configuration.ts';

describe('an address', () => {
  it.each([
    ['app.test', { scheme: '', host: 'app.test', port: '', path: '' }],
    ['HTTPS://App.Test:8443/Dir', { scheme: 'https', host: 'app.test', port: '8443', path: '/Dir' }],
    [':80', { scheme: '', host: '', port: '80', path: '' }],
    ['[::1]:8080', { scheme: '', host: '::1', port: '8080', path: '' }],
    ['0:0:0::1', { scheme: '', host: '::1', port: '', path: '' }],
    ['{$HOST:a/b}:{$PORT:80}', { scheme: '', host: '{$HOST:a/b}', port: '{$PORT:80}', path: '' }],
    ["{{ lookup('a:b/c') }}:80", { scheme: '', host: "{{ lookup('a:b/c') }}", port: '80', path: '' }],
    ['{env.HOST}', { scheme: '', host: '{env.HOST}', port: '', path: '' }],
    ['wss://app.test', { scheme: 'wss', host: 'app.test', port: '', path: '' }],
  ])('%s', (text, expected) => {
    expect(readSiteAddress(text)).toEqual({ ...expected, original: text });
  });
});

it('an address of many placeholders is read soon, whatever ends it', () => {
  const pieces = fc.array(
    fc.constantFrom('{$A}', '{{a}}', '{$A:b/c}', '{{', '{$', '}', '[', ']', ':', '/', 'a'),
    {
      minLength: 30,
      maxLength: 120,
    },
  );
  fc.assert(
    fc.property(pieces, fc.constantFrom('', '[', ':1:2'), (parts, end) => {
      const started = performance.now();
      readSiteAddress(`${parts.join('')}${end}`);
      readSiteAddress(`${'{$A}'.repeat(parts.length)}${end}`);
      expect(performance.now() - started).toBeLessThan(200);
    }),
  );
});

const scheme = fc.constantFrom('', '', 'http://', 'https://', 'HTTP://', 'wss://');
const host = fc.constantFrom('', 'app.test', 'App.Test', '*.app.test', 'localhost', '127.0.0.1', '[::1]');
const port = fc.constantFrom('', '', ':80', ':443', ':8080', ':8443');
const address = fc
  .tuple(scheme, host, port)
  .map((parts) => parts.join(''))
  .filter((text) => !/^$|\/$/.test(text));
const options = fc.record({
  http_port: fc.constantFrom(null, '8080', '+8080'),
  https_port: fc.constantFrom(null, '8443'),
});

it('a route is entered where the server that Caddy makes of its site listens, and with TLS where that speaks it', () => {
  fc.assert(
    fc.property(address, options, (site, given) => {
      const lines = Object.entries(given).map(([name, value]) =>
        value === null ? '' : `\t${name} ${value}\n`,
      );
      const text = `{\n${lines.join('')}}\n${site} {\n\treverse_proxy a:80\n}\n`;
      const { http, adaptation, routes } = configurationOf(text, { caddy: '2.6.2' });
      fc.pre(adaptation.problems.length === 0 && http !== null);
      const [server] = http === null ? [] : serversOf(http);
      const [listening] = server?.addresses ?? [];
      expect(routes[0]?.entry.listeners).toEqual([
        { address: `:${listening?.startPort}`, tls: server?.hasTls },
      ]);
    }),
  );
});
