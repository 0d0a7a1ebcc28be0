/** Routes for programs: one document, described by `schema/routes.schema.json`. */
import type { Origin, Setting } from '../route/setting.ts';
import type { Span } from '../text/span.ts';
import type {
  DurationDocument,
  OriginDocument,
  RouteDocument,
  RoutesDocument,
  StartDocument,
} from './document.ts';
import type { DisplayPath, ReportedRoute, RoutesReport } from './routes-report.ts';

/** The whole document, ending in a line feed. */
export function routesJson(report: RoutesReport): string {
  return `${JSON.stringify(routesDocument(report), null, 2)}\n`;
}

export function routesDocument({ routes, displayPath }: RoutesReport): RoutesDocument {
  return { version: 1, routes: routes.map((route) => routeDocument(route, displayPath)) };
}

function routeDocument(route: ReportedRoute, displayPath: DisplayPath): RouteDocument {
  const { entry, match, upstream, websocket, intent, origin } = route;
  return {
    dialect: route.dialect,
    hosts: entry.hosts,
    listen: entry.listeners.map(({ address }) => address),
    match,
    upstream: upstream.target,
    servers: upstream.servers,
    ...startOf(origin, displayPath),
    websocket: {
      handshake: websocket.handshake,
      reasons: websocket.reasons.map(({ code, message, blame }) => ({
        code,
        message,
        ...startOf(blame, displayPath),
      })),
      httpVersion: websocket.httpVersion.value.kind === 'known' ? websocket.httpVersion.value.value : null,
      idleTimeout: durationDocument(websocket.idleTimeout, displayPath),
      lifetime: durationDocument(websocket.lifetime, displayPath),
    },
    intent: {
      strength: intent.strength,
      evidence: intent.evidence.map(({ message, strength, span }) => ({
        message,
        strength,
        ...startOf(span, displayPath),
      })),
    },
  };
}

/** `ms` is null without limit, and also where the time is unknown: then `origin` says so. */
export function durationDocument(
  { value, origin }: Setting<number | null>,
  displayPath: DisplayPath,
): DurationDocument {
  if (value.kind === 'known') return { ms: value.value, origin: originDocument(origin, displayPath) };
  return { ms: null, origin: { kind: 'unknown', because: value.because } };
}

function originDocument(origin: Origin, displayPath: DisplayPath): OriginDocument {
  switch (origin.kind) {
    case 'span':
      return { kind: 'span', ...startOf(origin.span, displayPath) };
    case 'default':
      return { kind: 'default', versions: origin.versions };
  }
}

export function startOf({ file, start }: Span, displayPath: DisplayPath): StartDocument {
  return { path: displayPath(file.path), start: file.positionAt(start) };
}
