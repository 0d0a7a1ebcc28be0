/** Lowers an nginx configuration to routes: one for each `proxy_pass`, with what a handshake meets on that way. */
import type { Intent } from '../route/intent.ts';
import type { Route } from '../route/route.ts';
import type { NginxConfiguration } from './config/configuration.ts';
import { type Context, enclosing, outermost, type Statement } from './config/context.ts';
import type { HandshakeFault } from './config/handshake-fault.ts';
import { intentOf, type RoutesTogether, routesTogether, streamIntentOf } from './config/intent.ts';
import type { ReadTimeout, UpstreamRequest } from './config/upstream-request.ts';
import { collectUpstreams, type UpstreamTable } from './config/upstreams.ts';
import { HttpRoute } from './http-route.ts';
import { declaredEvidence } from './request/declared.ts';
import type { Reach } from './request/reach.ts';
import { streamRoute } from './stream-route.ts';

export interface NginxRoute extends Route {
  readonly dialect: 'nginx';
  readonly configuration: NginxConfiguration;
  /** `http`: one request, one route. `stream`: bytes pass untouched. */
  readonly protocol: 'http' | 'stream';
  /** The `proxy_pass`. */
  readonly handler: Statement;
  /** The block that the handler stands in: a location, an `if`, a `limit_except`, or a stream server. */
  readonly context: Context;
  /** The location around it; null in `stream` and in fragments without one. */
  readonly location: Context | null;
  readonly server: Context | null;
  /** What the upstream receives of a handshake. */
  readonly request: UpstreamRequest;
  /** What is wrong with what the upstream receives. */
  readonly faults: readonly HandshakeFault[];
  /** Whether a handshake for its location comes to it. */
  readonly reach: Reach;
  /** The silence that ends a socket, and the line that sets it. */
  readonly idle: ReadTimeout;
}

/** A route before it is known what its siblings do. */
export type RouteWithoutIntent = Omit<NginxRoute, 'intent'>;

export function lowerToRoutes(configuration: NginxConfiguration): readonly NginxRoute[] {
  return new RouteFamily(configuration).routes;
}

/** The routes of one configuration, and what they share. */
export class RouteFamily {
  readonly configuration: NginxConfiguration;
  readonly routes: readonly NginxRoute[];
  readonly #upstreams = new Map<Context, UpstreamTable>();
  #together: RoutesTogether | null = null;

  constructor(configuration: NginxConfiguration) {
    this.configuration = configuration;
    this.routes = configuration.statements
      .named('proxy_pass')
      .filter((handler) => handler.directive.args.length > 0 && !handler.stock)
      .map((handler) =>
        sectionOf(handler.context).kind === 'stream'
          ? streamRoute(handler, this)
          : new HttpRoute(handler, this),
      );
  }

  /** The `upstream` blocks that a handler can name. */
  upstreamsFor(handler: Statement): UpstreamTable {
    const section = sectionOf(handler.context);
    let table = this.#upstreams.get(section);
    if (table === undefined) {
      table = collectUpstreams(section);
      this.#upstreams.set(section, table);
    }
    return table;
  }

  intentOf(route: RouteWithoutIntent): Intent {
    if (route.protocol === 'stream') return streamIntentOf(route);
    this.#together ??= routesTogether(this.configuration, this.routes);
    return intentOf(route, declaredEvidence(this.configuration, route), this.#together);
  }
}

/** The `http` or `stream` around a statement, or the top of its fragment. */
function sectionOf(context: Context): Context {
  return enclosing(context, 'http') ?? enclosing(context, 'stream') ?? outermost(context);
}
