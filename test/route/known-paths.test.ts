import { describe, expect, it } from 'vitest';
import { knownWebSocketPath, knownWebSocketPattern } from '../../src/route/known-paths.ts';

describe('paths that carry WebSockets', () => {
  it.each([
    '/ws',
    '/ws/',
    '/api/ws',
    '/app/websocket',
    '/socket.io/',
    '/sockjs-node',
    '/cable',
    '/hub',
    '/live',
    '/live/websocket',
    '/_next/webpack-hmr',
    '/api/live/ws',
    '/WS',
    '/chat-ws/',
    '/ws-api',
  ])('%s is known', (path) => {
    expect(knownWebSocketPath(path)).not.toBeNull();
  });

  it.each(['/', '/api/', '/news', '/laws', '/delivery', '/hubble', '/static/ws.js', '/cablecar', '/alive'])(
    '%s is not',
    (path) => {
      expect(knownWebSocketPath(path)).toBeNull();
    },
  );

  it('some serve ordinary requests too: long polling, negotiation', () => {
    expect(knownWebSocketPath('/socket.io/')?.exclusive).toBe(false);
    expect(knownWebSocketPath('/ws')?.exclusive).toBe(true);
  });
});

describe('patterns', () => {
  it.each(['^/(ws|socket\\.io)/', '/ws$', '^/api/websocket', '\\.(?:js)$|/ws/'])('%s is known', (pattern) => {
    expect(knownWebSocketPattern(pattern)).not.toBeNull();
  });

  it.each(['\\.php$', '^/(api|auth)/', '\\.(js|css|png)$', '^/news'])('%s is not', (pattern) => {
    expect(knownWebSocketPattern(pattern)).toBeNull();
  });
});
