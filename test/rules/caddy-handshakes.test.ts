/** The rest of what is said of WebSockets in a Caddyfile: gateways, passwords, listeners, reloads, releases, other upgrades. */
import { describe, expect, it } from 'vitest';
import { caddy, fixedText, marks, site } from './caddy-subject.ts';

const PROXY = 'reverse_proxy /ws* app:3000';

describe('a gateway', () => {
  it.each([
    ['forward_auth auth:80 {\nuri /check\n}', ['2 warning websocket-subrequest']],
    ['forward_auth app:3000 {\nuri /check\n}', ['2 warning websocket-subrequest']],
    ['forward_auth app:3000 {\nuri /ws/check\n}', ['2 error websocket-subrequest']],
    ['forward_auth app:3000 {\nuri {uri}\n}', ['2 error websocket-subrequest']],
    ['forward_auth auth:80 {\nuri /check\nheader_up -Connection\nheader_up -Upgrade\n}', []],
    ['forward_auth auth:80 {\nuri /api/authz/forward-auth\n}', []],
    ['forward_auth /admin/* auth:80 {\nuri /check\n}', []],
  ])('%j', (lines, expected) => {
    const subject = site(`${lines}\n${PROXY}`);
    expect(marks(subject)).toEqual(expected);
    expect(marks(caddy(fixedText(subject)))).toEqual([]);
  });
});

describe('a password', () => {
  it.each([
    ['basic_auth /ws* {\nbob x\n}', ['2 info websocket-blocked']],
    ['basic_auth {\nbob x\n}', []],
    ['basic_auth /ws* {\nbob x\n}\nbasic_auth /admin/* {\nbob x\n}', []],
  ])('%j', (lines, expected) => {
    expect(marks(site(`${lines}\n${PROXY}`)).filter((mark) => mark.includes('blocked'))).toEqual(expected);
  });
});

describe('protocols', () => {
  const protocols = (names: string, version?: string, lines = PROXY) =>
    caddy(`{\n\tservers {\n\t\tprotocols ${names}\n\t}\n}\nexample.com {\n\t${lines}\n}\n`, version);

  it.each([
    ['h2 h3', '2.6.2', ['3 error websocket-handshake']],
    ['h2 h3', '2.11.4', ['3 error websocket-handshake']],
    ['h1 h2', '2.11.4', []],
    ['{$PROTOCOLS}', '2.11.4', []],
  ])('%s on %s', (names, version, expected) => {
    expect(marks(protocols(names, version))).toEqual(expected);
    expect(marks(caddy(fixedText(protocols(names, version)), version))).toEqual([]);
  });

  it('are of no interest to a site without WebSockets', () => {
    expect(marks(protocols('h2 h3', '2.11.4', 'file_server'))).toEqual([]);
  });
});

describe('a reload', () => {
  const withGlobal = (option: string, version?: string) =>
    caddy(`{\n\t${option}\n}\n:80 {\n\t${PROXY}\n}\n`, version);

  it.each([
    ['grace_period 10s', '2.11.4', ['5 info websocket-reload']],
    ['grace_period 10s', '2.6.2', ['5 info websocket-reload']],
    ['admin off', '2.11.4', []],
  ])('with %s on %s', (option, version, expected) => {
    expect(marks(withGlobal(option, version))).toEqual(expected);
  });

  it('is survived where the fix was there before', () => {
    expect(fixedText(withGlobal('grace_period 10s'))).toContain(
      '\treverse_proxy /ws* app:3000 {\n\t\tstream_close_delay 5m\n\t}\n',
    );
  });

  it('drops what another proxy keeps', () => {
    const other = 'reverse_proxy /socket.io/* app:3000 {\nstream_close_delay 1m\n}';
    expect(marks(site(`${PROXY}\n${other}`))).toEqual(['2 info websocket-reload']);
  });
});

describe('a release', () => {
  const secure = (version: string, lines = '') => caddy(`example.com {\n\t${PROXY}${lines}\n}\n`, version);

  it.each([
    ['2.6.2', []],
    ['2.7.0', ['2 warning known-bad-version']],
    ['2.7.1', ['2 warning known-bad-version']],
    ['2.7.2', []],
    ['2.10.2', ['2 info known-bad-version']],
    ['2.11.0', []],
  ])('%s', (version, expected) => {
    expect(marks(secure(version))).toEqual(expected);
  });

  it('says nothing to sites without WebSockets', () => {
    expect(marks(site('reverse_proxy /api/* app:3000', '2.7.1'))).toEqual([]);
  });
});

describe('another upgrade', () => {
  it.each([
    [
      'respond /admin* 403\nhandle /ws* {\nreverse_proxy app:80\n}\nreverse_proxy app:80',
      ['4 warning upgrade-smuggling'],
    ],
    [
      'basic_auth /admin/* {\nbob x\n}\nreverse_proxy /ws* app:80\nreverse_proxy app:80',
      ['5 warning upgrade-smuggling'],
    ],
    ['basic_auth {\nbob x\n}\nreverse_proxy /ws* app:80\nreverse_proxy app:80', []],
    ['respond /.git* 403\nreverse_proxy /ws* app:80\nreverse_proxy app:80', []],
    [
      'handle /admin* {\nbasic_auth {\nbob x\n}\nreverse_proxy other:80\n}\nhandle /ws* {\nreverse_proxy app:80\n}',
      [],
    ],
    ['reverse_proxy /ws* app:80\nreverse_proxy app:80', []],
  ])('%j', (lines, expected) => {
    const subject = site(lines);
    expect(marks(subject)).toEqual(expected);
    expect(marks(caddy(fixedText(subject)))).toEqual([]);
  });
});

describe("nginx's notation", () => {
  it.each([
    ['reverse_proxy /ws* app:3000;', ['2 error nginx-in-caddyfile']],
    ['encode gzip;', ['2 error nginx-in-caddyfile']],
    ['respond /up ok;', ['2 warning nginx-in-caddyfile']],
    ['reverse_proxy app:80 {\nheader_up Host $host\n}', ['3 warning nginx-in-caddyfile']],
  ])('%j', (lines, expected) => {
    expect(marks(site(lines))).toEqual(expected);
    expect(marks(caddy(fixedText(site(lines))))).toEqual([]);
  });

  it.each([
    'header Strict-Transport-Security max-age=31536000;',
    'header {\nContent-Security-Policy "default-src \'self\';"\n}',
    'respond "a; b;"',
    'reverse_proxy app:80 {\nheader_up Cookie (a)=(b) $2=$1\n}',
    'reverse_proxy app:80 {\nheader_up X-Who {$host}\n}',
    'reverse_proxy app:80 {\nheader_up X-Price $hosting\n}',
  ])('is not %j', (lines) => {
    expect(marks(site(lines))).toEqual([]);
  });
});

describe('an old name', () => {
  it.each([
    ['basicauth /admin/* {\nbob x\n}', '2.7.6', []],
    ['basicauth /admin/* {\nbob x\n}', '2.11.4', ['2 info deprecated']],
    ['skip_log /up', '2.8.0', ['2 info deprecated']],
    ['basic_auth /admin/* {\nbasicauth x\n}', '2.11.4', []],
  ])('%j on %s', (lines, version, expected) => {
    expect(marks(site(`${lines}\nreverse_proxy app:80`, version))).toEqual(expected);
  });
});
