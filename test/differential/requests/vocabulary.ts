/** The words that generated configurations and requests share, so that they meet: few, and close to each other. */
import type { Choice } from './choice.ts';

/** Files below the directory `@SITE@`, by their path; a path that ends in `/` is a directory without an index. */
export const SITE_FILES: readonly string[] = [
  '/index.html',
  '/a.txt',
  '/api.html',
  '/dir/index.html',
  '/dir/x.js',
  '/empty/',
  '/ws/index.html',
  '/app/a.txt',
  '/other/api/a.txt',
  '/e404.html',
];

export const PATHS: readonly string[] = [
  '/',
  '/',
  '/ws',
  '/ws',
  '/ws/',
  '/api',
  '/api/',
  '/api/v1',
  '/api/v1/',
  '/app',
  '/app/',
  '/dir',
  '/dir/',
  '/chat/room',
  '/a.txt',
  '/e404.html',
  '/w',
  '/WS',
  '"/a b"',
  '/a%20b',
  '/old/',
];

export const PATTERNS: readonly string[] = [
  '^/ws',
  '^/ws/?$',
  '\\.txt$',
  '\\.(js|txt)$',
  '^/api/(?<rest>.*)$',
  '^/(ws|api)(/|$)',
  '/v(\\d+)/',
  '"/v(\\d{1,2})(/.*)?$"',
  '^/app/([a-z]+)/?(.*)$',
  '^/$',
  'WS',
  '^/(.+)/$',
  '"^/a b"',
  '^/old/(?<rest>\\w+)',
  '//',
  '^/(?<first>[^/]+)/(?<rest>.*)',
];

/** Variables that a model can know from the request and the configuration; user variables are `$v…`, maps `$m…`. */
const VARIABLES: readonly string[] = [
  '$uri',
  '$uri',
  '$document_uri',
  '$request_uri',
  '$request_uri',
  '$args',
  '$args',
  '$query_string',
  '$is_args$args',
  '$arg_t',
  '$arg_room',
  '$host',
  '$host',
  '$http_host',
  '$server_name',
  '$server_port',
  '$scheme',
  '$request_method',
  '$http_upgrade',
  '$http_connection',
  '$http_x_token',
  '$http_user_agent',
  '$http_cookie',
  '$cookie_session',
  '$proxy_host',
  '$proxy_port',
  '$1',
  '$1',
  '$2',
  '$rest',
  '$first',
  '$sub',
  '$v0',
  '$v0',
  '$v1',
  '$v2',
  '$m0',
  '$m0',
  '$m1',
  '$m2',
  '$m3',
  '$https',
  '$content_length',
  '$content_type',
  '$request_filename',
  '$document_root',
  '$proxy_add_x_forwarded_for',
  '$http_x_forwarded_proto',
  '$server_protocol',
  '$remote_addr',
];

export function variable(choice: Choice): string {
  return choice.of(VARIABLES);
}

/** Text with or without variables, quoted where it must be. */
export function value(choice: Choice): string {
  return choice.weighted([
    [3, () => variable(choice)],
    [3, () => choice.of(['1', 'on', 'websocket', 'upgrade', '0', '""', 'a', '/ws', '"a b"'])],
    [1, () => `"${variable(choice)}${variable(choice)}"`],
    [1, () => `"${braced(variable(choice))}${variable(choice)}"`],
    [1, () => `"/p${variable(choice)}"`],
  ]);
}

function braced(name: string): string {
  return /^\$[a-z]\w*$/.test(name) ? `\${${name.slice(1)}}x` : name;
}

/** The host and port of an upstream: an address, or the name of a group. */
export function upstreamHost(choice: Choice): string {
  return choice.weighted([
    [6, () => `127.0.0.1:@U${choice.upTo(3)}@`],
    [2, () => 'backend'],
    [1, () => 'pool'],
    [1, () => 'app.test'],
    [0.3, () => 'unix:@SOCKET@:'],
  ]);
}

export const UPSTREAM_GROUPS: Readonly<Record<string, readonly number[]>> = {
  backend: [0],
  pool: [1, 2],
  'app.test': [3],
};
