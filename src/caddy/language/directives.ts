/**
 * The standard directives: the order in which Caddy runs them, and the release in which each appeared or vanished.
 *
 * Source: httpcaddyfile/directives.go of 2.6.2 and 2.11.4 (`defaultDirectiveOrder`). What a `route` block holds keeps
 * the written order; anything else is sorted.
 */

import { isVersionAtLeast } from '../../route/target.ts';

interface OrderedDirective {
  readonly name: string;
  /** First release; left out for what is as old as 2.6. */
  readonly since?: string;
}

/** In the order in which Caddy runs them. */
const ORDER: readonly OrderedDirective[] = [
  { name: 'tracing' },
  { name: 'map' },
  { name: 'vars' },
  { name: 'fs', since: '2.8' },
  { name: 'root' },
  { name: 'log_append', since: '2.8' },
  { name: 'skip_log' },
  { name: 'log_skip', since: '2.8' },
  { name: 'log_name', since: '2.9' },
  { name: 'header' },
  { name: 'copy_response_headers' },
  { name: 'request_body' },
  { name: 'redir' },
  { name: 'method' },
  { name: 'rewrite' },
  { name: 'uri' },
  { name: 'try_files' },
  { name: 'basicauth' },
  { name: 'basic_auth', since: '2.8' },
  { name: 'forward_auth' },
  { name: 'request_header' },
  { name: 'encode' },
  { name: 'push' },
  { name: 'intercept', since: '2.8' },
  { name: 'templates' },
  { name: 'invoke', since: '2.7' },
  { name: 'handle' },
  { name: 'handle_path' },
  { name: 'route' },
  { name: 'abort' },
  { name: 'error' },
  { name: 'copy_response' },
  { name: 'respond' },
  { name: 'metrics' },
  { name: 'reverse_proxy' },
  { name: 'php_fastcgi' },
  { name: 'file_server' },
  { name: 'acme_server' },
];

/** Directives of a site that are no handlers and have no place in the order. */
const UNORDERED: readonly string[] = ['bind', 'tls', 'log', 'import', 'handle_errors'];

/** Handlers that answer by themselves, so that nothing after them sees the request. */
const TERMINAL: ReadonlySet<string> = new Set([
  'redir',
  'abort',
  'error',
  'respond',
  'reverse_proxy',
  'php_fastcgi',
  'metrics',
  'acme_server',
]);

/** Whether a handler answers every request that reaches it. (`file_server` does too, unless it has `pass_thru`.) */
export function isTerminal(directive: string): boolean {
  return TERMINAL.has(directive);
}

/** The directives that may stand in a site of a Caddy version. `import` is no directive by then. */
export function directivesOf(version: string): readonly string[] {
  return [...defaultOrder(version), ...UNORDERED.filter((name) => name !== 'import')];
}

/** Whether a directive is no handler: it is about its site as a whole, and not about requests. */
export function isAboutSite(name: string): boolean {
  return UNORDERED.includes(name);
}

/** The release that brought a directive, or null for one that is as old as 2.6, or that is none. */
export function directiveSince(name: string): string | null {
  return ORDER.find((directive) => directive.name === name)?.since ?? null;
}

/** Whether this is a directive of some Caddy 2 that may stand directly in a site. */
export function isSiteDirective(name: string): boolean {
  return UNORDERED.includes(name) || ORDER.some((directive) => directive.name === name);
}

/** The place of each directive in the order of a Caddy version, before any `order` option. */
export function defaultOrder(version: string): readonly string[] {
  return ORDER.filter(({ since }) => since === undefined || isVersionAtLeast(version, since)).map(
    ({ name }) => name,
  );
}
