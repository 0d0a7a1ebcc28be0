/**
 * A login that a header decides about: what is sent with `Upgrade: websocket` is not asked who it is, and comes to the same
 * application. Caddy passes such a request on whatever its path is, and most applications answer it as any other.
 */
import { type PassedGuard, passedGuards } from '../../src/caddy/request/guards.ts';
import { quoteSpan } from '../../src/caddy/request/lost.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { Span } from '../../src/text/span.ts';

export const rule = defineRule({
  id: 'authentication-bypass',
  summary: 'the headers of a WebSocket handshake let any request past the login',
  severity: 'warning',
  fix: 'none',
  dialects: ['caddy'],
  *checkCaddy(configuration) {
    for (const passed of passedGuards(configuration)) yield reportOf(passed);
  },
});

function reportOf({ guard, proxy, isSameProxy, upstream, path }: PassedGuard): Report {
  const login = firstLine(guard);
  const asking = isSameProxy ? 'Ask handshakes as well' : 'Put it before this proxy as well';
  return {
    message: `Whoever sends \`Upgrade: websocket\` along needs no login: with the headers of a handshake any request, such as one for \`${path}\`, passes ${quoteSpan(login)} and comes to ${upstream}, and most applications answer it like any other. ${asking}, or let only the path past it at which WebSockets open.`,
    span: isSameProxy ? login : firstLine(proxy),
    related: [
      isSameProxy
        ? { message: 'such requests leave here', span: firstLine(proxy) }
        : { message: 'other requests are asked here', span: login },
    ],
  };
}

/** Without the brace of its block. */
function firstLine({ file, start, end }: Span): Span {
  const [line = ''] = file.text.slice(start, end).split('\n');
  return { file, start, end: start + line.replace(/\s*\{?\s*$/, '').length };
}
