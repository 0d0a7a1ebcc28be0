/** What is said of the upstreams of a `reverse_proxy`: their addresses, their number, their health, the Host that they see. */
import { describe, expect, it } from 'vitest';
import { caddy, fixedText, marks, site } from './caddy-subject.ts';

function proxy(to: string, lines = '', version?: string) {
  const block = lines === '' ? '' : ` {\n${lines.replaceAll(/^(?=.)/gm, '\t')}\n}`;
  return site(`reverse_proxy /ws* ${to}${block}`, version);
}

describe('an address', () => {
  it.each([
    ['app:3000/', '2.6.2', ['2 error proxy-scheme'], 'app:3000'],
    ['app:3000/live', '2.11.4', ['2 error proxy-scheme'], 'app:3000 {\n\t\trewrite /live{uri}\n\t}'],
    ['ws://app:3000', '2.6.2', ['2 info proxy-scheme'], 'http://app:3000'],
    ['ws://app:3000', '2.11.4', ['2 error proxy-scheme'], 'http://app:3000'],
    ['wss://app:3000', '2.6.2', ['2 warning proxy-scheme'], 'https://app:3000'],
    ['app:443', '2.6.2', ['2 error proxy-scheme'], 'https://app:443'],
    ['http://app:8443', '2.6.2', ['2 info proxy-scheme'], 'https://app:8443'],
  ])('%s on %s', (to, version, expected, fixed) => {
    expect(marks(proxy(to, '', version))).toEqual(expected);
    expect(fixedText(proxy(to, '', version))).toBe(`:80 {\n\treverse_proxy /ws* ${fixed}\n}\n`);
  });

  it.each([
    'app:3000',
    'unix//run/app.sock',
    'https://app.example.com',
    '{$APP}/live',
    '[::1]:3000',
    'http://app:3000',
  ])('%s is one', (to) => {
    expect(marks(proxy(to))).toEqual([]);
  });
});

describe('several upstreams', () => {
  const polling = (lines: string) =>
    site(`reverse_proxy /socket.io/* a:80 b:80 {\nfail_duration 10s\n${lines}\n}`);

  it.each(['', 'lb_policy round_robin', 'lb_policy random_choose 2', 'lb_policy least_conn'])(
    'spread a session of Socket.IO: %j',
    (policy) => {
      expect(marks(polling(policy))).toEqual([`${policy === '' ? 2 : 4} warning upstream-affinity`]);
      expect(fixedText(polling(policy))).toContain('\tlb_policy client_ip_hash\n');
    },
  );

  it.each(['ip_hash', 'client_ip_hash', 'cookie', 'cookie lb secret', 'header X-Session', 'first'])(
    'do not with %s',
    (policy) => {
      expect(marks(polling(`lb_policy ${policy}`))).toEqual([]);
    },
  );

  it.each([
    ['', ['2 info upstream-retry']],
    ['lb_policy ip_hash\nlb_try_duration 5s', ['4 warning upstream-retry']],
    ['lb_policy first\nlb_retries 3', ['4 warning upstream-retry']],
    ['lb_try_duration 5s', []],
    ['lb_policy cookie\nlb_try_duration 5s', []],
    ['lb_policy ip_hash\nlb_try_duration 5s\nfail_duration 10s', []],
    ['lb_policy ip_hash\nhealth_uri /up', []],
  ])('with %j, while one of them is down', (lines, expected) => {
    const subject = proxy('a:80 b:80', lines);
    expect(marks(subject)).toEqual(expected);
    expect(marks(caddy(fixedText(subject)))).toEqual([]);
  });
});

describe('health', () => {
  it.each([
    ['health_uri /ws', ['3 warning upstream-health']],
    ['health_uri /ws\nhealth_status 426', []],
    ['health_uri /up', []],
    ['health_uri {$CHECK}', []],
  ])('%j', (lines, expected) => {
    expect(marks(proxy('app:3000', lines))).toEqual(expected);
  });

  it.each([
    ['unhealthy_request_count 5', '2.6.2', ['3 error websocket-limits']],
    ['unhealthy_request_count 5\nmax_fails 1', '2.6.2', ['3 warning websocket-limits']],
    ['unhealthy_request_count 5', '2.11.4', ['3 warning websocket-limits']],
    ['unhealthy_request_count 500', '2.11.4', []],
  ])('%j on %s', (lines, version, expected) => {
    expect(marks(proxy('app:3000', lines, version))).toEqual(expected);
  });
});

describe('Host', () => {
  const at = (address: string, to: string, lines = '', version?: string) =>
    caddy(`${address} {\n\treverse_proxy /ws* ${to} {\n\t\tdial_timeout 1s\n\t\t${lines}\n\t}\n}\n`, version);

  it.each([
    ['app.test', 'https://10.0.0.5:8006', '', '2.11.4', ['2 warning proxy-host-header']],
    ['app.test', 'https://10.0.0.5:8006', '', '2.6.2', []],
    ['app.test', 'https://10.0.0.5:8006', 'header_up Host {hostport}', '2.11.4', []],
    ['app.test', 'https://app.example.com', '', '2.11.4', []],
    ['app.test', 'app:3000', 'header_up Host {upstream_hostport}', '2.11.4', ['4 warning proxy-host-header']],
    ['app.test', 'https://app.example.com', 'header_up Host {upstream_hostport}', '2.11.4', []],
    ['app.test:8443', 'app:3000', 'header_up Host {host}', '2.11.4', ['4 warning proxy-host-header']],
    ['app.test', 'app:3000', 'header_up Host {host}', '2.11.4', []],
    [':8080', 'app:3000', 'header_up Host {host}', '2.11.4', []],
    ['app.test', 'app:3000', 'header_up Host {upstream_hostport}\n\t\theader_up Origin x', '2.11.4', []],
  ])('of %s to %s with %j on %s', (address, to, lines, version, expected) => {
    expect(marks(at(address, to, lines, version)).filter((mark) => mark.includes('host'))).toEqual(expected);
  });
});
