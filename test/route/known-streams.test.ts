import { describe, expect, it } from 'vitest';
import { knownStreamPath, knownStreamPattern } from '../../src/route/known-streams.ts';

describe('paths that carry event streams', () => {
  it.each([
    '/sse',
    '/sse/',
    '/api/SSE',
    '/eventsource',
    '/.well-known/mercure',
    '/events/sse',
    '/sse-updates',
    '/chat_sse',
  ])('%s does', (path) => {
    expect(knownStreamPath(path)?.ambiguous).toBe(false);
  });

  it.each(['/events', '/api/events/', '/stream', '/EVENTS/today'])('%s may', (path) => {
    expect(knownStreamPath(path)?.ambiguous).toBe(true);
  });

  it.each(['/', '/api', '/assets', '/upstream', '/eventsourcing', '/streams', '/__proto__', '/classes'])(
    '%s is not known to',
    (path) => {
      expect(knownStreamPath(path)).toBeNull();
    },
  );
});

it('finds them in patterns', () => {
  expect(knownStreamPattern('^/api/(sse|events)$')?.ambiguous).toBe(false);
  expect(knownStreamPattern('^/events/')?.ambiguous).toBe(true);
  expect(knownStreamPattern('\\.(?:js|css)$')).toBeNull();
});
