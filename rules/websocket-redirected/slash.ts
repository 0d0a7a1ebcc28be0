/**
 * A location with a slash at its end, for an application whose clients open the path without: nginx answers with a
 * redirect to the path with the slash (case C01).
 */

import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { type Context, spanOf } from '../../src/nginx/config/context.ts';
import { locationName } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { sampleHandshakes } from '../../src/nginx/request/sample-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import { lookUp } from '../../src/text/look-up.ts';

/** Paths that clients open as they stand, by default, and who they are. */
const OPENED_AS_THEY_STAND: Readonly<Record<string, string>> = {
  '/cable': 'Action Cable',
  '/websockify': 'noVNC',
  '/api/v4/websocket': 'Mattermost',
  '/_stcore/stream': 'Streamlit',
  '/notifications/hub': 'Vaultwarden',
  '/xmpp-websocket': 'Jitsi Meet',
  '/live/websocket': 'Phoenix LiveView',
  '/_next/webpack-hmr': 'the Next.js development server',
};

export function slashAdded(route: NginxRoute, location: Context): Report | null {
  const { server, configuration } = route;
  const { kind, name } = locationName(location);
  const isPrefix = kind === 'prefix' || kind === 'preferential-prefix';
  if (server === null || location.statement === null || configuration.http === null) return null;
  if (!isPrefix || !name.endsWith('/')) return null;
  const path = name.slice(0, -1);
  const application = lookUp(OPENED_AS_THEY_STAND, path);
  if (application === undefined) return null;
  // The redirects of a server that sends everybody to TLS come before it.
  const isRedirected = sampleHandshakes(server, path).some((request) => {
    const { outcome, end } = traceRequest(configuration, request);
    return outcome.kind === 'response' && end?.answeredBy === location.statement;
  });
  if (!isRedirected) return null;
  return {
    message: `${application} opens \`${path}\`, which nginx answers with a redirect to \`${name}\`, since this location has a slash at its end; WebSocket clients follow no redirects.`,
    span: spanOf(location.statement),
    fix: withoutSlash(route, location),
  };
}

/** A URI part of `proxy_pass` would take the place of another prefix. */
function withoutSlash({ upstream }: NginxRoute, { statement }: Context): Fix | null {
  const word = statement?.directive.args.at(-1);
  if (statement === null || word === undefined || !word.value.endsWith('/')) return null;
  if (readProxyTarget(upstream.target).uri !== '' || statement.stock || statement.directive.conditional)
    return null;
  return {
    safety: 'unsafe',
    title: 'take the path without the slash too',
    edits: [{ file: statement.file, start: word.start, end: word.end, text: word.value.slice(0, -1) }],
  };
}
