/**
 * A URI part where there is no path that it could take the place of: in a location with a pattern or a name, in an `if`
 * and in a `limit_except` nginx refuses it (cases C07a–c).
 */
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, argumentSpan } from '../../src/nginx/config/context.ts';
import { matchOf, patternOf } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function* checkRefused(route: NginxRoute): Generator<Report> {
  const { handler, upstream } = route;
  const { scheme, uri } = readProxyTarget(upstream.target);
  if (uri === '' || scheme === null || !hasNoPath(route)) return;
  // A slash alone changes nothing where it is allowed; of a longer path it is not certain what it was to replace.
  const edit = uri === '/' ? replaceUri(handler, '') : null;
  yield {
    message: `nginx does not start: \`proxy_pass\` cannot have a URI part, \`${uri}\`, in \`${matchOf(route.context, route.location)}\`, which has no path for it to take the place of.`,
    span: argumentSpan(handler, 0),
    severity: 'error',
    fix: edit === null ? null : { safety: 'safe', title: 'leave out the URI part', edits: [edit] },
  };
}

function hasNoPath({ context, location }: NginxRoute): boolean {
  if (location === null || location.statement === null) return false;
  if (context !== location) return context.kind === 'if' || context.kind === 'limit_except';
  return patternOf(location) !== null || argumentOf(location.statement, 0).startsWith('@');
}
