/** `listen … http2`, for which there is `http2 on;` since nginx 1.25.1. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Context, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { listeningServers } from '../../src/nginx/config/listen-address.ts';
import { moveHttp2ToServers } from '../../src/nginx/edit/http2-directive.ts';
import { isAssumed, isVersionAtLeast, type Target } from '../../src/route/target.ts';

const HTTP2_DIRECTIVE = '1.25.1';

export function* listenHttp2(configuration: NginxConfiguration): Generator<Report> {
  const { http, target } = configuration;
  if (http === null || !hasDirective(target)) return;
  for (const { listens } of listeningServers(http)) {
    for (const { statement, parameters } of listens) {
      if (!parameters.includes('http2')) continue;
      yield {
        message:
          '`http2` as a parameter of `listen` is deprecated: it is for every server of the address. Since nginx 1.25.1 each server says `http2 on;`.',
        span: spanOf(statement),
        fix: fixFor(statement, http, configuration),
      };
    }
  }
}

/** Tengine has had a directive of its own, by this name, for longer. */
function hasDirective({ nginx, fork }: Target): boolean {
  return fork?.name !== 'tengine' && isVersionAtLeast(nginx, HTTP2_DIRECTIVE);
}

/**
 * Safe where the version is given, every server of the address is at hand, and no other address gets HTTP/2: an nginx
 * before 1.25.1 does not start with `http2 on`.
 */
function fixFor(listen: Statement, http: Context, { kind, target }: NginxConfiguration): Fix | null {
  const change = moveHttp2ToServers(listen, http);
  if (change === null) return null;
  const also = change.alsoOn.map((address) => `\`${address}\``).join(', ');
  const isWhole = kind === 'main' && http.gaps.length === 0 && change.isWhole;
  return {
    safety: isWhole && also === '' && !isAssumed(target) ? 'safe' : 'unsafe',
    title: `write \`http2 on;\` in each server of the address${also === '' ? '' : `, which is for ${also} as well`}`,
    edits: change.edits,
  };
}
