/**
 * What Caddy takes for the address of an upstream and cannot connect to: a path behind the port, which becomes part of
 * the address (502, and no word from `caddy adapt`); `ws://`, which it refuses since 2.7.5; TLS ports without TLS.
 */
import { type Argument, childrenNamed } from '../../src/caddy/config/statement.ts';
import { transportOf, upstreamArguments } from '../../src/caddy/config/upstream.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import { hasProxyOption } from '../../src/caddy/language/proxy-options.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const words = upstreamArguments(route.proxy);
  for (const word of words) {
    if (!word.certain || word.value.includes('{')) continue;
    const found =
      webSocketScheme(route, word) ?? withPath(route, word, words.length === 1) ?? tlsPort(route, word);
    if (found !== null) yield found;
  }
}

/** Before 2.7.5 the scheme is read over: `wss://` is plain HTTP then (`caddy adapt` of 2.6.2). */
function webSocketScheme({ configuration }: CaddyRoute, word: Argument): Report | null {
  const scheme = /^(wss?):\/\//i.exec(word.value)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  const meant = scheme === 'wss' ? 'https://' : 'http://';
  const isRefused = isVersionAtLeast(configuration.target.caddy, '2.7.5');
  const because = 'a WebSocket begins as an HTTP request';
  const ignored =
    scheme === 'wss'
      ? `Caddy takes \`wss://\` for plain HTTP, and does not start with it since 2.7.5: ${because}.`
      : `Caddy does not start with an upstream at \`ws://\` since 2.7.5: ${because}.`;
  const text = word.value.replace(/^wss?:\/\//i, meant).replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  return {
    message: isRefused
      ? `Caddy does not start: \`${scheme}://\` is no scheme for an upstream; ${because}.`
      : ignored,
    span: word.span,
    severity: isRefused ? 'error' : scheme === 'wss' ? 'warning' : 'info',
    fix: {
      // What was plain HTTP becomes TLS.
      safety: scheme === 'wss' && !isRefused ? 'unsafe' : 'safe',
      title: `write \`${meant}\``,
      edits: [replaceArgument(word, text)],
    },
  };
}

/** With a scheme Caddy refuses a path itself. */
function withPath(route: CaddyRoute, word: Argument, isOnly: boolean): Report | null {
  const [, authority, path] = /^([\w.-]+(?::\d+)?|\[[0-9a-f:.]+\](?::\d+)?)(\/.*)$/i.exec(word.value) ?? [];
  if (authority === undefined || path === undefined || authority === 'unix') return null;
  return {
    message: `Requests end with 502: an upstream has no path, and Caddy takes \`${path}\` for a part of the address.`,
    span: word.span,
    fix:
      path === '/' ? withoutSlash(word, authority) : isOnly ? rewritten(route, word, authority, path) : null,
  };
}

function withoutSlash(word: Argument, authority: string): Fix {
  return { safety: 'safe', title: `write \`${authority}\``, edits: [replaceArgument(word, authority)] };
}

/** Whether the path was to be put before that of the request, or in its place, only its author knows. */
function rewritten(route: CaddyRoute, word: Argument, authority: string, path: string): Fix | null {
  const { proxy, configuration } = route;
  if (!hasProxyOption('rewrite', configuration.target.caddy) || childrenNamed(proxy, 'rewrite').length > 0)
    return null;
  const prefix = path.replace(/\/$/, '');
  const lines = insertInBlock(proxy, [`rewrite ${prefix}{uri}`]);
  if (lines === null) return null;
  const edits = [replaceArgument(word, authority), ...lines];
  return { safety: 'unsafe', title: `put \`${prefix}\` before the path with \`rewrite\``, edits };
}

/** Which is for TLS: Caddy refuses `http://host:443` itself, and speaks plain HTTP to `host:443`. */
function tlsPort({ proxy }: CaddyRoute, word: Argument): Report | null {
  const [, scheme, authority, port] =
    /^(http:\/\/)?((?:[\w.-]+|\[[0-9a-f:.]+\]):(8?443))$/i.exec(word.value) ?? [];
  if (authority === undefined || port === undefined || transportOf(proxy) !== null) return null;
  // 8443 is for TLS by custom only.
  const isCertain = port === '443';
  if (isCertain && scheme !== undefined) return null;
  return {
    message: isCertain
      ? `Requests end with 400 or 502: without \`https://\` Caddy speaks plain HTTP, and port 443 is for TLS.`
      : `If the port is for TLS, as 8443 mostly is, requests end with 400 or 502: without \`https://\` Caddy speaks plain HTTP.`,
    span: word.span,
    severity: isCertain ? 'error' : 'info',
    fix: {
      safety: 'unsafe',
      title: 'write `https://`',
      edits: [replaceArgument(word, `https://${authority}`)],
    },
  };
}
