/** What depends on the release, and which words are to blame; the rest is compared with Caddy 2.6.2 itself. */
import { describe, expect, it } from 'vitest';
import { adapted, at, blamed } from '../adapted.ts';

const blame = (lines: string, caddy?: string): readonly string[] =>
  blamed(adapted(`a.test {\ntls {\n${lines}\n}\n}\n`, caddy));

describe('zerossl', () => {
  it('is an authority of ACME until 2.8', () => {
    expect(blame('issuer zerossl {\nemail a@b.test\n}', '2.7.6')).toEqual([]);
    expect(blame('issuer zerossl {\nvalidity_days 30\n}', '2.7.6')).toEqual(['unknown-option validity_days']);
  });

  it('needs a key since then, and has lines of its own', () => {
    expect(blame('issuer zerossl')).toEqual(['arguments issuer']);
    expect(blame('issuer zerossl key {\nvalidity_days 30\ndns_ttl 5s\n}')).toEqual([]);
    expect(blame('issuer zerossl key {\nemail a@b.test\n}')).toEqual(['unknown-option email']);
  });
});

describe('acme', () => {
  it.each([
    ['profile shortlived', '2.10', '2.9.1'],
    ['dns_ttl 5s', '2.7', '2.6.2'],
  ])('%s came with %s', (line, since, before) => {
    const file = `a.test {\ntls {\nissuer acme {\n${line}\n}\n}\n}\n`;
    expect(adapted(file).problems).toEqual([]);
    expect(adapted(file, before).problems).toMatchObject([{ version: { since } }]);
  });

  it.each([
    ['dir x\ndir y', 'duplicate dir'],
    ['timeout 5', 'value 5'],
    ['alt_http_port http', 'value http'],
    ['eab id', 'arguments eab'],
    ['emial a', 'unknown-option emial'],
    ['preferred_chains largest', 'value largest'],
  ])('%j', (line, expected) => {
    expect(blame(`issuer acme {\n${line}\n}`)).toEqual([expected]);
  });

  it('takes its DNS provider from the global option since 2.10', () => {
    expect(blame('issuer acme {\ndns\n}')).toEqual([]);
    expect(blame('issuer acme {\ndns\n}', '2.9.1')).toEqual(['arguments dns']);
  });
});

it('the internal issuer passes over what it does not know', () => {
  expect(blame('issuer internal {\nlifetme 5s\n}')).toEqual([]);
  expect(blame('issuer internal {\nlifetime 5\n}')).toEqual(['value 5']);
});

it('an issuer may be a plugin, or what a variable says', () => {
  expect(blame('issuer step_ca {\nx y\n}')).toEqual([]);
  expect(blame('issuer {$ISSUER} {\nx y\n}')).toEqual([]);
  expect(blame('issuer acme {\ntimeout {$TIMEOUT}\n}')).toEqual([]);
});

describe('two sites of a host', () => {
  const both = (first: string, second: string): readonly string[] =>
    blamed(adapted(`a.test {\n${first}\n}\na.test:8443 {\n${second}\n}\n`));

  it('have to say alike who issues its certificates', () => {
    expect(both('tls internal', '')).toEqual(['address a.test:8443']);
    expect(both('tls internal', 'tls {\nissuer internal\n}')).toEqual([]);
    expect(both('tls {\nkey_type p256\n}', '')).toEqual(['address a.test:8443']);
  });

  it('need not where certificates are files, or a variable says who', () => {
    expect(both('tls a.pem a.key', '')).toEqual([]);
    expect(both('tls {$ISSUER}', '')).toEqual([]);
  });
});

it('a host that no certificate can be for is the affair of the issuer that the site names', () => {
  expect(blamed(adapted('a.*.test {\ntls internal\n}\n'))).toEqual([]);
  expect(blamed(adapted('a.*.test {\ntls {\non_demand\n}\n}\n'))).toEqual(['address a.*.test']);
});

describe('tls given twice for the same names', () => {
  const twice = (first: string, second: string) =>
    adapted(`a.test {\ntls {\n${first}\n}\ntls {\n${second}\n}\n}\n`);

  it('is joined', () => {
    const { json, problems } = twice('alpn h2', 'curves x25519');
    expect(problems).toEqual([]);
    expect(at(json, 'apps', 'http', 'servers', 'srv0', 'tls_connection_policies', 0)).toMatchObject({
      alpn: ['h2'],
      curves: ['x25519'],
    });
  });

  it('may not disagree', () => {
    expect(blamed(twice('alpn h2', 'alpn http/1.1'))).toEqual(['duplicate tls']);
    expect(blamed(twice('alpn h2', 'alpn {$PROTOCOL}'))).toEqual([]);
  });
});
