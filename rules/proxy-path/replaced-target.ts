/**
 * `proxy_pass` with variables and a URI part: nginx sends the URI part as it is, in the place of the whole request target.
 * The path is lost where the URI part is a constant, the query where nothing carries it (cases C15, C15c).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, argumentSpan, nameOf } from '../../src/nginx/config/context.ts';
import { HANDSHAKE } from '../../src/nginx/config/handshake-request.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { evaluate } from '../../src/nginx/config/variables.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import { variablesIn } from '../../src/nginx/language/variable-use.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isExact, prefixByRewrite, receivesPathsBelow } from './location.ts';
import { mayCarryQuery } from './query.ts';

export function* checkReplacedTarget(route: NginxRoute): Generator<Report> {
  const uri = uriOf(route);
  if (uri === null || uri === '' || uri.includes('?')) return;
  const { location } = route;
  if (location === null || !receivesPathsBelow(route, location)) return;
  const path = literalPath(location);
  const isConstant = !uri.includes('$');
  const span = argumentSpan(route.handler, 0);
  if (isConstant && path !== null && !isExact(location) && wasMeantAsPrefix(route, path, uri)) {
    yield {
      message: `Every request arrives at the upstream as \`${uri}\`, without its path and query: with a variable in \`proxy_pass\` the URI part is all that is sent.`,
      span,
      severity: isAtLeast(route.intent, 'strong') ? 'warning' : 'info',
      fix: keepPath(route, path, uri),
    };
    return;
  }
  if (!isAtLeast(route.intent, 'weak') || mayCarryQuery(route.configuration, location, uri)) return;
  yield {
    message: `The query is lost, and with it what a client sends in it: with a variable in \`proxy_pass\` only \`${uri}\` is sent.`,
    span,
    severity: isAtLeast(route.intent, 'strong') ? 'warning' : 'info',
    fix: keepQuery(route, uri),
  };
}

/** The URI part, which may come out of a variable; null where that cannot be known. */
function uriOf(route: NginxRoute): string | null {
  const { target } = route.upstream;
  const written = readProxyTarget(target);
  if (written.uri !== '') return written.uri;
  const value = evaluate(target, {
    table: route.configuration.variables,
    probe: HANDSHAKE,
    at: route.context,
  });
  return value.kind === 'known' ? readProxyTarget(value.value).uri : null;
}

/** A constant is evidently thought to stand for a prefix, and not for the one page that everyone gets. */
function wasMeantAsPrefix({ location }: NginxRoute, path: string, uri: string): boolean {
  if (uri === '/' || uri === path) return true;
  const strips = location?.statements.some((at) => nameOf(at) === 'rewrite' && argumentOf(at, 2) === 'break');
  return strips === true || (path.endsWith('/') && uri.endsWith('/'));
}

function keepPath(route: NginxRoute, path: string, uri: string): Fix | null {
  const rewrites = route.location?.statements.some((at) => nameOf(at) === 'rewrite') === true;
  const without = readProxyTarget(route.upstream.target).uri === '' ? null : replaceUri(route.handler, '');
  if (without === null) return null;
  if (uri === path || (rewrites && uri === '/')) {
    return {
      safety: 'safe',
      title: 'leave out the URI part, so that path and query are passed on',
      edits: [without],
    };
  }
  const edits = prefixByRewrite(route, path, uri);
  return edits === null
    ? null
    : { safety: 'safe', title: `replace \`${path}\` by a \`rewrite\`, which keeps what follows`, edits };
}

function keepQuery(route: NginxRoute, uri: string): Fix | null {
  if (readProxyTarget(route.upstream.target).uri === '') return null;
  const [use] = variablesIn(uri);
  // Alone, it is what nginx passes on by itself; and then as the client wrote it.
  const isWholePath = use?.end === uri.length && use.start === 0 && /^(?:uri|document_uri)$/i.test(use.name);
  const edit = replaceUri(route.handler, isWholePath ? '' : `${uri}$is_args$args`);
  const title = isWholePath
    ? `leave out \`${uri}\`: nginx passes path and query on by itself`
    : 'add `$is_args$args`';
  return edit === null ? null : { safety: 'safe', title, edits: [edit] };
}
