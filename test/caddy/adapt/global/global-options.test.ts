/** What depends on the release, and where problems are; the rest is compared with Caddy itself. */
import { describe, expect, it } from 'vitest';
import { adapted, at, blamed } from '../adapted.ts';

const file = (options: string): string => `{\n${options}\n}\nhttp://plain.test {\n}\nsecure.test {\n}\n`;
const blame = (options: string, caddy?: string): readonly string[] => blamed(adapted(file(options), caddy));
const http = (options: string, caddy?: string): unknown =>
  at(adapted(file(options), caddy).json, 'apps', 'http');

describe('servers', () => {
  it('sets those that listen on its address, and the others from the block for all', () => {
    const options = 'servers :80 {\nkeepalive_interval 1s\n}\nservers {\nkeepalive_interval 2s\n}';
    expect(at(http(options), 'servers', 'srv0')).toMatchObject({ listen: [':443'], keepalive_interval: 2e9 });
    expect(at(http(options), 'servers', 'srv1')).toMatchObject({ listen: [':80'], keepalive_interval: 1e9 });
  });

  it('can name one since 2.7', () => {
    expect(at(http('servers :80 {\nname web\n}'), 'servers', 'web')).toMatchObject({ listen: [':80'] });
    expect(blame('servers :80 {\nname web\n}', '2.6.2')).toEqual(['unknown-option name']);
    expect(blame('servers {\nname web\n}')).toEqual(['place name']);
  });

  it('says who is trusted', () => {
    const options = 'servers {\ntrusted_proxies static 192.0.2.0/24\nclient_ip_headers X-Real-IP\n}';
    expect(at(http(options), 'servers', 'srv0')).toMatchObject({
      trusted_proxies: { source: 'static', ranges: ['192.0.2.0/24'] },
      client_ip_headers: ['X-Real-IP'],
    });
  });

  it('asks for metrics of the app since 2.9, and of each server before', () => {
    expect(at(http('servers {\nmetrics\n}'), 'metrics')).toEqual({});
    expect(at(http('servers {\nmetrics\n}', '2.6.2'), 'servers', 'srv0', 'metrics')).toEqual({});
  });
});

describe('the word to blame', () => {
  it.each([
    ['grace_period 5', 'value 5'],
    ['http_port http', 'value http'],
    ['http_port 99999', 'address http://plain.test'],
    ['email', 'arguments email'],
    ['auto_https no', 'value no'],
    ['servers {\nprotocols h1 h9\n}', 'value h9'],
    ['servers {\nprotocols h1 h1\n}', 'duplicate h1'],
    ['servers {\ntimeouts {\nidle 5\n}\n}', 'value 5'],
    ['servers {\ntimeout {\nidle 5s\n}\n}', 'unknown-option timeout'],
    ['grace_perod 5s', 'unknown-option grace_perod'],
    ['local_certs\ncert_issuer acme', 'duplicate cert_issuer'],
  ])('%s', (options, expected) => {
    expect(blame(options)).toEqual([expected]);
  });
});

describe('auto_https prefer_wildcard', () => {
  it.each(['2.9.0', '2.10.2'])('is taken by %s', (version) => {
    expect(adapted(file('auto_https prefer_wildcard'), version).problems).toEqual([]);
  });

  it.each(['2.8.4', '2.11.1', '2.11.4'])('is refused by %s', (version) => {
    expect(blamed(adapted(file('auto_https prefer_wildcard'), version))).toEqual(['value prefer_wildcard']);
  });
});

describe('order beside a directive that has no place', () => {
  it.each([
    ['order reverse_proxy before tls', ['value tls']],
    ['order reverse_proxy after reverse_proxy', ['value reverse_proxy']],
    ['order log first\norder reverse_proxy after log', []],
    ['order reverse_proxy after plugin', []],
    ['order reverse_proxy before {$ANCHOR}', []],
  ])('%s', (options, expected) => {
    expect(blame(options)).toEqual(expected);
  });

  it('is no problem for 2.6.2', () => {
    expect(adapted(file('order reverse_proxy before tls'), '2.6.2').problems).toEqual([]);
  });
});

it('options of later releases say which one', () => {
  const { problems } = adapted(file('persist_config off'), '2.6.2');
  expect(problems).toMatchObject([{ code: 'unknown-option', version: { since: '2.7' } }]);
  expect(blame('persist_config off')).toEqual([]);
});

it('a plugin may bring an option', () => {
  expect(blame('crowdsec {\napi_key x\n}')).toEqual([]);
});

it('what is not known is no problem', () => {
  expect(
    blame('http_port {$PORT}\ngrace_period {$GRACE}\nservers {\ntimeouts {\nidle {$IDLE}\n}\n}'),
  ).toEqual([]);
});
