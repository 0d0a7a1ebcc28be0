/**
 * The route of one `proxy_pass` in `http`. What is asked of it is worked out when it is asked, and kept: most rules are
 * content with a few of its answers, and a configuration may have ten thousand routes.
 */
import type { Intent } from '../route/intent.ts';
import type { Entry, Upstream, WebSocketPath } from '../route/route.ts';
import type { Span } from '../text/span.ts';
import type { NginxConfiguration } from './config/configuration.ts';
import { type Context, enclosing, type Statement, spanOf } from './config/context.ts';
import { entryOf } from './config/entry.ts';
import { type HandshakeFault, handshakeFaults } from './config/handshake-fault.ts';
import { HANDSHAKE } from './config/handshake-request.ts';
import { literalPath, matchOf } from './config/location-path.ts';
import {
  type ReadTimeout,
  readTimeout,
  type UpstreamRequest,
  upstreamRequest,
} from './config/upstream-request.ts';
import { upstreamOf } from './config/upstreams.ts';
import { websocketPath } from './config/websocket-path.ts';
import { type Reach, reachFaults, reachOf } from './request/reach.ts';
import type { NginxRoute, RouteFamily } from './routes.ts';

export class HttpRoute implements NginxRoute {
  readonly dialect = 'nginx';
  readonly protocol = 'http';
  readonly handler: Statement;
  readonly context: Context;
  readonly location: Context | null;
  readonly server: Context | null;
  readonly #family: RouteFamily;
  #upstream: Upstream | null = null;
  #request: UpstreamRequest | null = null;
  #faults: readonly HandshakeFault[] | null = null;
  #idle: ReadTimeout | null = null;
  #reach: Reach | null = null;
  #websocket: WebSocketPath | null = null;
  #intent: Intent | null = null;

  constructor(handler: Statement, family: RouteFamily) {
    this.handler = handler;
    this.context = handler.context;
    this.location = enclosing(handler.context, 'location');
    this.server = enclosing(handler.context, 'server');
    this.#family = family;
  }

  get configuration(): NginxConfiguration {
    return this.#family.configuration;
  }

  get entry(): Entry {
    return entryOf(this.server);
  }

  get match(): string {
    return matchOf(this.context, this.location);
  }

  get path(): string | null {
    return this.location === null ? null : literalPath(this.location);
  }

  get origin(): Span {
    return spanOf(this.handler);
  }

  get upstream(): Upstream {
    this.#upstream ??= upstreamOf(this.handler, this.#family.upstreamsFor(this.handler));
    return this.#upstream;
  }

  get request(): UpstreamRequest {
    if (this.#request === null) {
      const { variables, target } = this.configuration;
      this.#request = upstreamRequest(this.context, variables, target.nginx, HANDSHAKE);
    }
    return this.#request;
  }

  get faults(): readonly HandshakeFault[] {
    if (this.#faults === null) {
      const { handler, context, request } = this;
      const { variables: table, statements, target } = this.configuration;
      const nginxVersion = target.nginx;
      this.#faults = handshakeFaults({ handler, context, statements, table, request, nginxVersion });
    }
    return this.#faults;
  }

  get reach(): Reach {
    this.#reach ??= reachOf(this.configuration, this);
    return this.#reach;
  }

  get websocket(): WebSocketPath {
    if (this.#websocket === null) {
      const { handler, request, idle } = this;
      const faults = [...this.faults, ...reachFaults(this.reach, this)];
      const nginxVersion = this.configuration.target.nginx;
      this.#websocket = websocketPath({ handler, request, faults, idle, nginxVersion });
    }
    return this.#websocket;
  }

  get intent(): Intent {
    this.#intent ??= this.#family.intentOf(this);
    return this.#intent;
  }

  get idle(): ReadTimeout {
    this.#idle ??= readTimeout(this.context, 'proxy_read_timeout');
    return this.#idle;
  }
}
