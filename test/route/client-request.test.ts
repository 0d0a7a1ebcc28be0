import { describe, expect, it } from 'vitest';
import { type HeaderField, headerOf, isHandshake, requestFor } from '../../src/route/client-request.ts';

function request(url: string, options: Parameters<typeof requestFor>[1] = {}) {
  const read = requestFor(url, options);
  if (read.kind === 'problem') throw new Error(read.because);
  return read.request;
}

describe('the request for a URL', () => {
  it('is a handshake for ws and wss, and a plain request for http and https', () => {
    expect(isHandshake(request('ws://app.test/ws'))).toBe(true);
    expect(isHandshake(request('wss://app.test/ws'))).toBe(true);
    expect(isHandshake(request('http://app.test/ws'))).toBe(false);
    expect(request('https://app.test/').headers).toEqual([['Host', 'app.test']]);
  });

  it.each([
    ['ws://App.Test', 'http', 'app.test', 80, '/', 'app.test'],
    ['wss://app.test', 'https', 'app.test', 443, '/', 'app.test'],
    ['ws://app.test:8080/ws?x=1#part', 'http', 'app.test', 8080, '/ws?x=1', 'app.test:8080'],
    ['https://app.test:80/', 'https', 'app.test', 80, '/', 'app.test:80'],
    ['http://[::1]:81?q', 'http', '[::1]', 81, '/?q', '[::1]:81'],
    ['ws://app.test/a//..%2F', 'http', 'app.test', 80, '/a//..%2F', 'app.test'],
  ])('%s', (url, scheme, hostname, port, target, host) => {
    const read = request(url);
    expect(read).toMatchObject({ scheme, hostname, port, target });
    expect(headerOf(read, 'host')).toBe(host);
  });

  it.each([
    'app.test/ws',
    'ftp://app.test/',
    'ws://',
    'ws:///x',
    'ws://app.test:0/',
    'ws://app.test:99999/',
    'ws://a b/',
  ])('is refused with a reason for %s', (url) => {
    expect(requestFor(url)).toMatchObject({ kind: 'problem', because: expect.stringMatching(/\w/) });
  });

  it('takes given headers in the place of the usual ones, keeps others, and leaves out empty ones', () => {
    const headers: readonly HeaderField[] = [
      ['host', 'other.test'],
      ['Upgrade', ''],
      ['X-A', '1'],
    ];
    const read = request('ws://app.test/ws', { headers, method: 'POST' });
    expect(read.method).toBe('POST');
    expect(read.headers[0]).toEqual(['host', 'other.test']);
    expect(headerOf(read, 'upgrade')).toBe('');
    expect(headerOf(read, 'x-a')).toBe('1');
    expect(isHandshake(read)).toBe(false);
  });
});
