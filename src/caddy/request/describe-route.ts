/** What a trace says of a route that takes a request: the block of a Caddyfile by its first line, JSON by what it asks for. */
import type { StepKind } from '../../route/trace.ts';
import { fromBytes } from '../../text/bytes.ts';
import { spanText } from '../../text/span.ts';
import type { HttpRoute, RequestMatcher } from '../http/model.ts';
import type { RequestInProgress } from './progress.ts';

/** Only routes that hold others are told of: a handler says itself what it does. */
export function tellRoute(route: HttpRoute, request: RequestInProgress): void {
  if (!route.handle.some(({ kind }) => kind === 'subroute')) return;
  const isSite = asksForHost(route) && request.server.routes.includes(route);
  const kind: StepKind = isSite ? 'server' : 'location';
  const name = nameOf(route);
  const message = isSite
    ? `${name} is the site for \`${fromBytes(request.host)}\``
    : `${name} takes \`${fromBytes(request.path)}\``;
  request.step(kind, message, route.span);
}

function asksForHost({ match }: HttpRoute): boolean {
  return match.some((set) => set.some(({ kind }) => kind === 'host'));
}

const names = new WeakMap<HttpRoute, string>();

/** Worked out once for each route: JSON writes all that it holds between its braces. */
function nameOf(route: HttpRoute): string {
  const name = names.get(route) ?? nameFor(route);
  names.set(route, name);
  return name;
}

function nameFor({ span, match }: HttpRoute): string {
  const written = spanText(span).replaceAll(/\s+/g, ' ').trim();
  if (written !== '' && (!written.startsWith('{') || written.startsWith('{$'))) return `\`${written}\``;
  const asked = match.map((set) => set.map(describe).join(' and ')).join(', or ');
  return asked === '' ? 'a route for every request' : `the route for ${asked}`;
}

function describe(matcher: RequestMatcher): string {
  switch (matcher.kind) {
    case 'host':
      return `host ${matcher.hosts.join(' or ')}`;
    case 'path':
      return `path ${matcher.patterns.join(' or ')}`;
    case 'path_regexp':
      return `path ~ ${matcher.pattern.pattern}`;
    case 'method':
      return `method ${matcher.methods.join(' or ')}`;
    case 'header':
    case 'header_regexp':
      return `header ${[...matcher.fields.keys()].join(', ')}`;
    default:
      return matcher.kind === 'unknown' ? matcher.module : matcher.kind;
  }
}
