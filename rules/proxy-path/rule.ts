/** The URI part of `proxy_pass`, or a block of Caddy's, makes another path of the request's, or loses its query. */
import { defineRule } from '../../src/lint/rule.ts';
import { isFilledIn } from '../../src/nginx/config/proxy-target.ts';
import { checkRefused } from './refused.ts';
import { checkReplacedPrefix } from './replaced-prefix.ts';
import { checkReplacedTarget } from './replaced-target.ts';
import { checkStripped } from './socket-io-caddy.ts';

export const rule = defineRule({
  id: 'proxy-path',
  summary: 'the application receives another path than was meant, or no query',
  severity: 'warning',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  *checkRoute(route) {
    if (route.dialect !== 'nginx') {
      yield* checkStripped(route);
      return;
    }
    if (route.protocol !== 'http') return;
    if (route.handler.directive.args[0]?.templated !== false || isFilledIn(route.upstream.target)) return;
    if (route.upstream.target.includes('$')) yield* checkReplacedTarget(route);
    else {
      yield* checkRefused(route);
      yield* checkReplacedPrefix(route);
    }
  },
});
