/**
 * Caddy passes a request with the headers of a handshake on whatever its path is; who is asked for a login, and who is not, its
 * routes decide.
 */
import { type PassedGuard, passedGuards } from '../../src/caddy/request/guards.ts';
import { quoteSpan } from '../../src/caddy/request/lost.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { Span } from '../../src/text/span.ts';
import { bypassMessage } from './message.ts';

export function* checkCaddy(configuration: CaddyConfiguration): Generator<Report> {
  for (const passed of passedGuards(configuration)) yield reportOf(passed);
}

function reportOf({ guard, proxy, isSameProxy, upstream, path }: PassedGuard): Report {
  const login = firstLine(guard);
  return {
    message: bypassMessage({ login: quoteSpan(login), upstream, path, isSameProxy }),
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
