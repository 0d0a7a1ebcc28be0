/**
 * `{placeholders}` in header values: which ones Caddy replaces, and what they become for a WebSocket handshake.
 *
 * Caddy leaves a placeholder that it does not know as it stands, so that Caddy 1's `{>Connection}` reaches the
 * application literally, with the braces (measured on 2.6.2 and 2.11.4).
 */
import { type Known, known, unknown } from '../../route/setting.ts';

/** Headers of a WebSocket handshake as a placeholder sees them: lower-case name → value. */
export type HandshakeHeaders = ReadonlyMap<string, Known<string | null>>;

/** First words of the names that some module of Caddy fills in. */
const NAMESPACES =
  /^(?:http\.(?:request|response|reverse_proxy|vars|regexp|matchers|error|auth|intercept|handlers|shutting_down|time_until_shutdown)|header|cookie|query|path|re|vars|rp|err|file_match|file|env|system|time|labels?|tls|host|hostport|port|method|uri|uri_escaped|orig_\w+|dir|remote|remote_host|remote_port|client_ip|scheme|uuid|upstream_hostport|tls_\w+|rp_\w+|server_name|l4|geoip|maxmind\w*|extra|args|block|blocks)(?:[.\]?[]|$)/;

const PLACEHOLDER = /\\?\{([^{}\s]*)\}/g;
const HEADER = /^(?:http\.request\.)?header\.(.+)$/;

/** Whether a value holds `{>Header}` or `{<Header}`, which only Caddy 1 knew. Gives the header's name. */
export function version1Placeholder(
  value: string,
): { readonly name: string; readonly direction: '>' | '<' } | null {
  const found = /\{([<>])([A-Za-z0-9_-]+)\}/.exec(value);
  return found === null ? null : { name: found[2] ?? '', direction: found[1] === '<' ? '<' : '>' };
}

/** The value that a placeholder expression has in a handshake with these headers. */
export function evaluate(value: string, headers: HandshakeHeaders): Known<string> {
  let doubt: string | null = null;
  const result = value.replace(PLACEHOLDER, (whole, name: string) => {
    // The Caddyfile's short form is written out even where the brace is escaped (measured on 2.6.2).
    if (whole.startsWith('\\')) return name.startsWith('header.') ? `{http.request.${name}}` : whole.slice(1);
    if (name.startsWith('$')) {
      doubt = `the environment variable ${name.slice(1).split(':', 1)[0]} decides`;
      return whole;
    }
    const header = HEADER.exec(name)?.[1]?.toLowerCase();
    if (header !== undefined) {
      const found = headers.get(header);
      if (found?.kind === 'known') return found.value ?? '';
      doubt = `the client's ${header} header decides`;
      return whole;
    }
    if (NAMESPACES.test(name)) doubt = `{${name}} is filled in for each request`;
    return whole;
  });
  return doubt === null ? known(result) : unknown(doubt);
}
