/** A named location, which only another line can lead to, and none does. */
import type { Report } from '../../src/lint/rule.ts';
import { spanOf } from '../../src/nginx/config/context.ts';
import { locationName } from '../../src/nginx/config/location-path.ts';
import { linesNaming } from '../../src/nginx/config/upstream-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

/** Code may name locations in ways of its own. */
const CODE = /lua|^js_|^perl|^echo|^auth_jwt/;

export function neverNamed(route: NginxRoute): Report | null {
  const { configuration, location, server, match } = route;
  if (location?.statement == null || server === null || server.gaps.length > 0) return null;
  // Without them it may as well be what was left of something else.
  if (linesNaming(route.request, 'upgrade').length === 0) return null;
  const { kind, name } = locationName(location);
  const { statements, routes } = configuration;
  if (
    kind !== 'named' ||
    !/^@[\w.-]+$/.test(name) ||
    configuration.http === null ||
    location.statement.directive.conditional
  )
    return null;
  const isNamed = statements.all.some(
    (at) => at.block !== location && at.directive.args.some(({ value }) => value.includes(name)),
  );
  if (isNamed || [...statements.names()].some((word) => CODE.test(word))) return null;
  // An application may name it in X-Accel-Redirect, though none would for a handshake.
  const mayBeSent = routes.some((other) => other.server === server && other.location !== location);
  return {
    message: `No handshake comes to \`${match}\`: a named location takes only what \`try_files\` or \`error_page\` send to it, and nothing here names it.`,
    span: spanOf(location.statement),
    severity: mayBeSent ? 'warning' : 'error',
  };
}
