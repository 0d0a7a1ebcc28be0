import { describe, expect, it } from 'vitest';
import { APPLICATIONS } from '../../src/route/applications.generated.ts';
import { isTellingPath, knownWebSocketPath, knownWebSocketPattern } from '../../src/route/known-paths.ts';

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

  it.each([
    ['/_stcore/stream', 'Streamlit', true],
    ['/API/kernels/abc/channels', 'Jupyter Server', false],
    ['/live/websocket', 'Phoenix LiveView', true],
    ['/cable', 'Action Cable', true],
    ['/socket/', 'Phoenix LiveView', false],
    // Words that Frigate, Home Assistant and Immich have in common with everybody.
    ['/ws', 'WebSocket endpoints', true],
    ['/api/websocket', 'WebSocket endpoints', true],
    ['/api/socket.io', 'Socket.IO', false],
  ])('%s is that of %s', (path, application, exclusive) => {
    expect(knownWebSocketPath(path)).toEqual({ application, exclusive });
  });

  it.each([
    '/api/live/',
    '/push/',
    '/chat',
    '/v1/graphql',
    '/api/events',
    '/rest/push',
    '/terminal',
    '/notifications/',
  ])('%s is as often another one’s, though an application opens WebSockets there', (path) => {
    expect(knownWebSocketPath(path)).toBeNull();
  });

  it('JupyterHub’s event streams are no hub of SignalR', () => {
    expect(knownWebSocketPath('/hub/api/users/')).toBeNull();
  });

  it('every path of a preset that is telling by itself is known, and so is what lies below', () => {
    const telling = APPLICATIONS.flatMap(({ webSockets }) => webSockets).filter(isTellingPath);
    expect(telling.length).toBeGreaterThanOrEqual(12);
    for (const { path } of telling) {
      expect([path, knownWebSocketPath(path)]).not.toEqual([path, null]);
      expect([path, knownWebSocketPath(`${path.replace(/\/$/, '')}/below`)]).not.toEqual([path, null]);
    }
  });

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
