/**
 * `proxy_pass` with variables and a URI part: nginx sends the URI part as it is, in the place of the whole request target.
 * The path is lost where the URI part is a constant, the query where nothing carries it (cases C15, C15c).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, argumentSpan, type Context, nameOf } from '../../src/nginx/config/context.ts';
import { HANDSHAKE } from '../../src/nginx/config/handshake-request.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { evaluate } from '../../src/nginx/config/variables.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import { variablesIn } from '../../src/nginx/language/variable-use.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isExact, prefixByRewrite, receivesClientPaths, weight } from './location.ts';
import { mayCarryQuery } from './query.ts';

export function* checkReplacedTarget(route: NginxRoute): Generator<Report> {
  const uri = uriOf(route);
  const { location } = route;
  if (uri === null || location === null || !receivesClientPaths(route, location)) return;
  const mistake =
    lostPath(route, location, uri) ?? doubledSlash(route, uri) ?? lostQuery(route, location, uri);
  if (mistake === null) return;
  yield {
    message: mistake.message,
    span: argumentSpan(route.handler, 0),
    severity: weight(route).severity,
    fix: mistake.fix,
  };
}

interface Mistake {
  readonly message: string;
  readonly fix: Fix | null;
}

/** The URI part, which may come out of a variable; null where that cannot be known. */
function uriOf(route: NginxRoute): string | null {
  const { target } = route.upstream;
  const written = readProxyTarget(target);
  // `http:/$uri` takes the server from the path: what is what shows only when a request comes.
  if (written.scheme === null && !target.startsWith('$')) return null;
  if (written.uri !== '') return written.uri;
  const value = evaluate(target, {
    table: route.configuration.variables,
    probe: HANDSHAKE,
    at: route.context,
  });
  return value.kind === 'known' ? readProxyTarget(value.value).uri : null;
}

function lostPath(route: NginxRoute, location: Context, uri: string): Mistake | null {
  const path = literalPath(location);
  if (path === null || isExact(location) || !/^\/[^$?]*$/.test(uri)) return null;
  if (!wasMeantAsPrefix(location, path, uri)) return null;
  return {
    message: `Every request arrives at the upstream as \`${uri}\`, without its path and query: with a variable in \`proxy_pass\` the URI part is all that is sent.`,
    fix: keepPath(route, path, uri),
  };
}

/** A constant is evidently thought to stand for a prefix, and not for the one page that everyone gets. */
function wasMeantAsPrefix({ statements }: Context, path: string, uri: string): boolean {
  if (uri === '/' || uri === path) return true;
  const strips = statements.some((at) => nameOf(at) === 'rewrite' && argumentOf(at, 2) === 'break');
  return strips || (path.endsWith('/') && uri.endsWith('/'));
}

function keepPath(route: NginxRoute, path: string, uri: string): Fix | null {
  const rewrites = route.location?.statements.some((at) => nameOf(at) === 'rewrite') === true;
  if (uri === path || (rewrites && uri === '/'))
    return rewritten(route, '', 'leave out the URI part, so that path and query are passed on');
  const edits = readProxyTarget(route.upstream.target).uri === '' ? null : prefixByRewrite(route, path, uri);
  const title = `replace \`${path}\` by a \`rewrite\`, which keeps what follows`;
  return edits === null ? null : { safety: weight(route).safety, title, edits };
}

function doubledSlash(route: NginxRoute, uri: string): Mistake | null {
  const found = /\/\$\{?(request_uri|uri|document_uri)\b/.exec(uri);
  if (found === null) return null;
  const before = uri.slice(0, found.index);
  return {
    message: `The path arrives at the upstream with two slashes, as \`${before}//…\`: \`$${found[1]}\` begins with one of its own.`,
    fix: rewritten(route, before + uri.slice(found.index + 1), 'leave out the slash before it'),
  };
}

function lostQuery(route: NginxRoute, location: Context, uri: string): Mistake | null {
  if (uri === '' || uri.includes('?') || !isAtLeast(route.intent, 'weak')) return null;
  if (mayCarryQuery(route.configuration, location, uri)) return null;
  const [use] = variablesIn(uri);
  // Alone, it is what nginx passes on by itself; and then as the client wrote it.
  const isWholePath = use?.end === uri.length && use.start === 0 && /^(?:uri|document_uri)$/i.test(use.name);
  return {
    message: `The query is lost, and with it what a client sends in it: with a variable in \`proxy_pass\` only \`${uri}\` is sent.`,
    fix: isWholePath
      ? rewritten(route, '', `leave out \`${uri}\`: nginx passes path and query on by itself`)
      : rewritten(route, `${uri}$is_args$args`, 'add `$is_args$args`'),
  };
}

/** Another URI part in the `proxy_pass`; null where it comes out of a variable. */
function rewritten(route: NginxRoute, uri: string, title: string): Fix | null {
  const edit = readProxyTarget(route.upstream.target).uri === '' ? null : replaceUri(route.handler, uri);
  return edit === null ? null : { safety: weight(route).safety, title, edits: [edit] };
}
