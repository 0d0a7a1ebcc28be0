/** Lines of a site that run before any `handle`: those that a new route below `/grafana/` would fail by, and those that it would not. */

/** A site with these lines and an application for all the rest. `options` stand above it. */
export function around(lines: string, options = '', site = 'example.com'): string {
  return `${options}${site} {\n${lines}\n\treverse_proxy app:8000\n}\n`;
}

export const IN_THE_WAY: readonly (readonly [title: string, lines: string, options: string])[] = [
  ['a redirect of everything', 'redir https://other.test{uri}', ''],
  ['a redirect of a pattern', '@g path_regexp ^/graf\nredir @g https://other.test{uri}', ''],
  ['a fallback to one file', 'try_files {path} /index.html', ''],
  ['an error for what is no file', 'try_files {path} =404', ''],
  ['a rewrite', 'rewrite * /app{uri}', ''],
  ['a prefix that is taken off', 'uri strip_prefix /grafana', ''],
  ['a replacement', 'uri replace /grafana/ /g/', ''],
  ['an answer that was put first', 'respond "closed"', '{\n\torder respond first\n}\n'],
  [
    'a proxy that was put before',
    'reverse_proxy /graf* app:9',
    '{\n\torder reverse_proxy before handle\n}\n',
  ],
  ['files that were put before', 'file_server', '{\n\torder file_server before handle\n}\n'],
  ['a route that was put before', 'route {\n\trespond x\n}', '{\n\torder route before handle\n}\n'],
];

export const BESIDE: readonly (readonly [title: string, lines: string])[] = [
  ['a redirect of one path', 'redir /old /new'],
  ['a redirect that depends on the client', '@me remote_ip 192.0.2.1\nredir @me https://other.test'],
  ['a fallback to files by their path', 'try_files {path} {path}/ {path}.html'],
  ['a rewrite of the query', 'rewrite * ?{query}&a=b'],
  ['a rewrite of other paths', 'rewrite /app/* /index.html'],
  ['a rewrite of what a pattern leaves out', '@not not path /grafana /grafana/*\nrewrite @not /index.html'],
  ['a prefix of others', 'uri strip_prefix /app'],
  ['headers', 'header X-A b\nrequest_header X-C d\nheader -Server'],
  ['compression and logs', 'encode gzip\nlog'],
  ['an answer that comes later', 'respond "closed"'],
  ['files', 'root * /srv\nfile_server'],
];
