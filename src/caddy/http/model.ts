/**
 * The `http` app of a Caddy configuration: servers, their routes, and what the handlers in them are told to do. Decoded
 * from Caddy's JSON, whether that was written by hand or adapted from a Caddyfile; `../request` runs requests through it.
 *
 * Texts hold placeholders as they are written. Durations are milliseconds, null where nothing is set.
 */
import type { Span } from '../../text/span.ts';

export interface HttpApp {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly servers: readonly HttpServer[];
  readonly certificates: Certificates;
}

/** Certificates beside those that automatic HTTPS gets for the hosts that routes name. */
export interface Certificates {
  /** Some come from files or from elsewhere: for which names is not known here. */
  readonly hasLoaded: boolean;
  /** Names that get one though no route asks for them. */
  readonly automated: readonly string[];
  /** Which names get one when a client asks; the first policy for a name decides. Without subjects: every name. */
  readonly policies: readonly { readonly subjects: readonly string[]; readonly onDemand: boolean }[];
}

export interface HttpServer {
  /** `srv0`. */
  readonly name: string;
  /** Network addresses as Caddy writes them: `:443`, `127.0.0.1:8080`, `unix//run/app.sock`, `:8000-8010`. */
  readonly listen: readonly string[];
  readonly routes: readonly HttpRoute[];
  /** Null where errors are answered by their status alone. */
  readonly errors: readonly HttpRoute[] | null;
  readonly namedRoutes: ReadonlyMap<string, HttpRoute>;
  readonly automaticHttps: AutomaticHttps;
  /** `tls_connection_policies` are there, even if empty: every listener but that on the HTTP port speaks TLS. */
  readonly hasTlsPolicies: boolean;
  /** The policies among them, in order: the first that is for the name of a connection counts. */
  readonly tlsPolicies: readonly TlsPolicy[];
  /** `h1`, `h2`, `h2c`, `h3`; null for the default. */
  readonly protocols: readonly string[] | null;
  /** A request whose Host is not the name of its TLS connection is answered with 421. */
  readonly strictSniHost: boolean;
  readonly trustedProxies: readonly string[];
  readonly clientIpHeaders: readonly string[];
  /** Modules whose ranges are not known here say who is trusted. */
  readonly trustsUnknownProxies: boolean;
  /** The listener wrapper `http_redirect`, and whether it looks at a connection before TLS or at what is in it. */
  readonly redirectsHttp: 'no' | 'before-tls' | 'within-tls';
  readonly span: Span;
}

export interface TlsPolicy {
  /** The server names that it is for, perhaps with `*` in front; null for every connection. */
  readonly names: readonly string[] | null;
  /** Something else besides the name decides as well. */
  readonly hasOtherMatchers: boolean;
  readonly clientCertificate: 'none' | 'optional' | 'required';
}

export interface AutomaticHttps {
  readonly disabled: boolean;
  readonly redirectsDisabled: boolean;
  readonly certificatesDisabled: boolean;
  /** Hosts that are left alone. */
  readonly skip: readonly string[];
}

export interface HttpRoute {
  /** Of the routes of one group in a list only the first that matches runs. */
  readonly group: string | null;
  /** One of the sets must match; empty: every request. */
  readonly match: readonly MatcherSet[];
  readonly handle: readonly Handler[];
  /** Nothing after it in the list runs, where it matches. */
  readonly terminal: boolean;
  readonly span: Span;
}

/** All must match. */
export type MatcherSet = readonly RequestMatcher[];

export type RequestMatcher = { readonly span: Span } & (
  | { readonly kind: 'path'; readonly patterns: readonly string[] }
  | { readonly kind: 'path_regexp'; readonly pattern: NamedPattern }
  | { readonly kind: 'host'; readonly hosts: readonly string[] }
  | { readonly kind: 'method'; readonly methods: readonly string[] }
  | { readonly kind: 'query'; readonly values: ReadonlyMap<string, readonly string[]> }
  /** Null: the field must not be there. */
  | { readonly kind: 'header'; readonly fields: ReadonlyMap<string, readonly string[] | null> }
  | { readonly kind: 'header_regexp'; readonly fields: ReadonlyMap<string, NamedPattern> }
  | { readonly kind: 'protocol'; readonly protocol: string }
  | { readonly kind: 'remote_ip'; readonly ranges: readonly string[]; readonly forwarded: boolean }
  | { readonly kind: 'client_ip'; readonly ranges: readonly string[] }
  | { readonly kind: 'not'; readonly sets: readonly MatcherSet[] }
  /** `name`: of the named matcher that it is; '' for none. */
  | { readonly kind: 'expression'; readonly expression: string; readonly name: string }
  | { readonly kind: 'vars'; readonly values: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'vars_regexp'; readonly values: ReadonlyMap<string, NamedPattern> }
  | {
      readonly kind: 'file';
      readonly root: string | null;
      readonly tryFiles: readonly string[];
      readonly tryPolicy: string | null;
      readonly splitPath: readonly string[];
      /** Names that an expression has made of the request; in others placeholders tell. */
      readonly made: readonly string[];
    }
  /** A matcher of a plugin, or one whose settings could not be read. */
  | { readonly kind: 'unknown'; readonly module: string }
);

export interface NamedPattern {
  readonly name: string;
  /** Of Go's regexp package (RE2). */
  readonly pattern: string;
}

export interface HeaderOperations {
  readonly add: ReadonlyMap<string, readonly string[]>;
  readonly set: ReadonlyMap<string, readonly string[]>;
  readonly delete: readonly string[];
  readonly replace: ReadonlyMap<string, readonly HeaderReplacement[]>;
}

export interface HeaderReplacement {
  readonly search: string;
  readonly searchRegexp: string;
  readonly replace: string;
}

export interface ResponseHeaderOperations extends HeaderOperations {
  readonly deferred: boolean;
  readonly require: ResponseMatcher | null;
}

export interface ResponseMatcher {
  /** 200, or 4 for every 4xx. */
  readonly statusCodes: readonly number[];
  readonly headers: ReadonlyMap<string, readonly string[] | null>;
}

/** What runs for chosen answers of an upstream: `handle_response`, `replace_status`, `intercept`. */
export interface ResponseHandler {
  readonly match: ResponseMatcher | null;
  /** `replace_status`; may be a placeholder. */
  readonly statusCode: string | null;
  readonly routes: readonly HttpRoute[];
}

export interface ReverseProxyHandler {
  readonly kind: 'reverse_proxy';
  /** `dial` addresses. */
  readonly upstreams: readonly string[];
  /** Upstreams are looked up at run time. */
  readonly hasDynamicUpstreams: boolean;
  readonly transport: Transport;
  readonly requestHeaders: HeaderOperations | null;
  readonly responseHeaders: ResponseHeaderOperations | null;
  readonly rewrite: Rewrite | null;
  readonly handleResponse: readonly ResponseHandler[];
  readonly trustedProxies: readonly string[];
  /** The option by which answers are read to their end, or to the size of the buffer, before the client gets any of them. */
  readonly bufferedBy: 'buffer_responses' | 'response_buffers' | null;
  readonly span: Span;
}

export interface Transport {
  /** `http`, `fastcgi`, or a plugin's. */
  readonly protocol: string;
  readonly tls: boolean;
  readonly versions: readonly string[] | null;
  readonly compression: boolean;
  /** Connections are used again; without, every request but a handshake carries `Connection: close`. */
  readonly keepsAlive: boolean;
  readonly readTimeout: number | null;
}

export interface Rewrite {
  readonly method: string | null;
  readonly uri: string | null;
  readonly stripPathPrefix: string | null;
  readonly stripPathSuffix: string | null;
  readonly uriSubstring: readonly {
    readonly find: string;
    readonly replace: string;
    readonly limit: number;
  }[];
  readonly pathRegexp: readonly { readonly find: string; readonly replace: string }[];
  /** `uri query` operations (2.8 and later) are there: what they make of the query is not told. */
  readonly changesQuery: boolean;
}

export type Handler =
  | {
      readonly kind: 'subroute';
      readonly routes: readonly HttpRoute[];
      readonly errors: readonly HttpRoute[] | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'headers';
      readonly request: HeaderOperations | null;
      readonly response: ResponseHeaderOperations | null;
      readonly span: Span;
    }
  | ({ readonly kind: 'rewrite'; readonly span: Span } & Rewrite)
  | {
      readonly kind: 'static_response';
      /** May be a placeholder. */
      readonly statusCode: string | null;
      readonly headers: ReadonlyMap<string, readonly string[]>;
      readonly body: string;
      readonly close: boolean;
      readonly abort: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly statusCode: string | null;
      readonly span: Span;
    }
  | ReverseProxyHandler
  | {
      readonly kind: 'file_server';
      readonly root: string | null;
      readonly passThru: boolean;
      readonly canonicalUris: boolean;
      readonly browse: boolean;
      readonly indexNames: readonly string[] | null;
      readonly hide: readonly string[];
      readonly statusCode: string | null;
      readonly span: Span;
    }
  | {
      readonly kind: 'vars';
      readonly values: ReadonlyMap<string, string>;
      /** Which of the values are no texts, by name. */
      readonly scalars: ReadonlyMap<string, 'number' | 'boolean'>;
      readonly span: Span;
    }
  | {
      readonly kind: 'map';
      readonly source: string;
      readonly destinations: readonly string[];
      readonly mappings: readonly {
        readonly input: string;
        readonly inputRegexp: string;
        readonly outputs: readonly (string | null)[];
      }[];
      readonly defaults: readonly string[];
      /** No output is a number or a truth value. */
      readonly givesTexts: boolean;
      readonly span: Span;
    }
  /** Turns away whoever gives no password. */
  | {
      readonly kind: 'authentication';
      /** Their names: `http_basic`, or a plugin's. */
      readonly providers: readonly string[];
      readonly span: Span;
    }
  | { readonly kind: 'invoke'; readonly name: string; readonly span: Span }
  | { readonly kind: 'intercept'; readonly handleResponse: readonly ResponseHandler[]; readonly span: Span }
  | { readonly kind: 'request_body'; readonly maxSize: number | null; readonly span: Span }
  | { readonly kind: 'copy_response'; readonly statusCode: string | null; readonly span: Span }
  /** Standard handlers that pass every request on as it is: `encode`, `templates`, `tracing`, `push`, `log_append`. */
  | { readonly kind: 'passes'; readonly module: string; readonly span: Span }
  /** Standard handlers that answer by themselves: `metrics`, `acme_server`. */
  | { readonly kind: 'answers'; readonly module: string; readonly span: Span }
  /** Of Caddy's own making: what comes after it is different from one start to the next. */
  | { readonly kind: 'doubt'; readonly because: string; readonly span: Span }
  /** A plugin's, or one whose settings could not be read. */
  | { readonly kind: 'unknown'; readonly module: string; readonly span: Span };
