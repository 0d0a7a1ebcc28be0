/** Directives of nginx where Caddy has others. No module of Caddy has these names, so that Caddy does not start. */
import type { Statement } from '../../src/caddy/config/statement.ts';
import { lookUp } from '../../src/text/look-up.ts';

/** What Caddy has in the place of each. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  location: 'here it is `handle`, with a star for all that begins so, as in `handle /ws*`',
  proxy_pass: 'here it is `reverse_proxy`',
  fastcgi_pass: 'here it is `php_fastcgi`',
  upstream: 'here the servers stand one after another behind `reverse_proxy`',
  proxy_set_header:
    'here it is `header_up` in the block of `reverse_proxy`, and Host, Upgrade, Connection and X-Forwarded-For need none',
  proxy_hide_header: 'here it is `header_down -Field` in the block of `reverse_proxy`',
  proxy_http_version: 'here it is left out: Caddy upgrades by itself',
  proxy_read_timeout: 'here it is left out: silence closes no WebSocket',
  proxy_send_timeout: 'here it is left out: silence closes no WebSocket',
  proxy_connect_timeout: 'here it is `dial_timeout` in the `transport http` of `reverse_proxy`',
  proxy_buffering: 'here it is left out, or `flush_interval -1` in the block of `reverse_proxy`',
  add_header: 'here it is `header`',
  listen: "here the port is a part of the site's address, before its block",
  server_name: "here the name is the site's address, before its block",
  return: 'here it is `redir`, or `respond`',
  ssl_certificate: 'here it is `tls`, with the certificate and its key',
  ssl_certificate_key: 'here it is `tls`, with the certificate and its key',
  access_log: 'here it is `log`',
  client_max_body_size: 'here it is `max_size` in a `request_body`',
  auth_basic: 'here it is `basic_auth`',
  auth_basic_user_file: 'here it is `basic_auth`',
  error_page: 'here it is `handle_errors`',
  include: 'here it is `import`',
};

/** Blocks that hold directives, as a site's does. */
const HOLDERS: ReadonlySet<string> = new Set(['handle', 'handle_path', 'handle_errors', 'route']);

/** What Caddy has in the place of a directive of nginx; undefined for any other line. */
export function counterpartOf({ name }: Statement, owner: Statement | null): string | undefined {
  if (!name.certain || (owner !== null && !HOLDERS.has(owner.name.value))) return undefined;
  return lookUp(COUNTERPARTS, name.value);
}
