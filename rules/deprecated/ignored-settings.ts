/** Settings of HTTP/2 that nginx still takes, warns about and does not use. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import { keepsNginxDirectives } from '../../src/nginx/language/presence.ts';
import { isAssumed, isVersionAtLeast, type Target } from '../../src/route/target.ts';

/** Since when each is ignored, and which directive has its place. */
const IGNORED: readonly { readonly name: string; readonly since: string; readonly instead: string | null }[] =
  [
    { name: 'http2_idle_timeout', since: '1.19.7', instead: 'keepalive_timeout' },
    { name: 'http2_max_field_size', since: '1.19.7', instead: 'large_client_header_buffers' },
    { name: 'http2_max_header_size', since: '1.19.7', instead: 'large_client_header_buffers' },
    { name: 'http2_max_requests', since: '1.19.7', instead: 'keepalive_requests' },
    { name: 'http2_recv_timeout', since: '1.19.7', instead: 'client_header_timeout' },
    { name: 'http2_max_concurrent_pushes', since: '1.25.1', instead: null },
    { name: 'http2_push', since: '1.25.1', instead: null },
    { name: 'http2_push_preload', since: '1.25.1', instead: null },
  ];

export function* ignoredSettings({ statements, target }: NginxConfiguration): Generator<Report> {
  if (!keepsNginxDirectives(target)) return;
  for (const { name, since, instead } of IGNORED) {
    if (!isVersionAtLeast(target.nginx, since)) continue;
    const place = instead === null ? 'there is no server push any more' : `\`${instead}\` has its place`;
    for (const statement of statements.named(name)) {
      if (statement.stock || statement.context.kind === 'entries') continue;
      yield {
        message: `nginx does not use \`${name}\` since ${since}: ${place}.`,
        span: spanOf(statement),
        fix: removal(statement, target),
      };
    }
  }
}

/** Where no version is given an older nginx may run, which does use it. */
function removal(statement: Statement, target: Target): Fix {
  return {
    safety: isAssumed(target) ? 'unsafe' : 'safe',
    title: 'remove it',
    edits: [removeStatement(statement)],
  };
}
