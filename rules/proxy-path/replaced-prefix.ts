/**
 * `proxy_pass` with a URI part and no variables: nginx puts the URI part in the place of the location's path, letter by
 * letter, and appends the rest. A slash on one side only is doubled or missing (cases C04, C05).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, argumentSpan, type Context, nameOf, spanOf } from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
import { isExact, isTakenBelow, prefixByRewrite, receivesClientPaths, weight } from './location.ts';

export function* checkReplacedPrefix(route: NginxRoute): Generator<Report> {
  const { location, handler, upstream } = route;
  const { uri } = readProxyTarget(upstream.target);
  const path = location === null ? null : literalPath(location);
  // nginx refuses a URI part in an `if` and in a location without a path of its own.
  if (location === null || path === null || location !== route.context || uri === '') return;
  if (isExact(location) || uri.includes('?') || !receivesClientPaths(route, location)) return;
  if (location.statements.some(rewrites)) {
    yield* checkIgnored(route, location, uri);
    return;
  }
  const mangling = manglingOf(path, uri);
  if (mangling === null || isTakenBelow(location, path)) return;
  yield {
    message: mangling.message,
    span: argumentSpan(handler, 0),
    severity: weight(route).severity,
    fix: mangling.kind === 'doubled' ? undoubled(route, path, uri) : separated(route, uri),
  };
}

interface Mangling {
  readonly kind: 'doubled' | 'glued';
  readonly message: string;
}

function manglingOf(path: string, uri: string): Mangling | null {
  const isKnown = knownWebSocketPath(path) !== null;
  if (!path.endsWith('/') && uri.endsWith('/')) {
    // Below a file there is nothing to ask for; `/socket.io` only looks like one.
    if (namesFile(path) && !isKnown) return null;
    return {
      kind: 'doubled',
      message: `${arrival(`${path}/…`, `${uri}/…`)}, with two slashes: \`${uri}\` takes the place of \`${path}\`, and what follows has a slash of its own.`,
    };
  }
  // `/users/` → `/user-` is glued on purpose.
  if (!path.endsWith('/') || !/[a-z0-9]$/i.test(uri) || namesFile(uri)) return null;
  return {
    kind: 'glued',
    message: `${arrival(`${path}…`, `${uri}…`)}: \`${uri}\` takes the place of \`${path}\`, and with it of its last slash.`,
  };
}

function arrival(asked: string, received: string): string {
  return `\`${asked}\` arrives at the upstream as \`${received}\``;
}

function namesFile(path: string): boolean {
  return /\.[a-z][a-z0-9]{1,4}$/i.test(path);
}

/** A `rewrite` takes away the prefix and one slash after it: whatever arrived with single slashes arrives as before. */
function undoubled(route: NginxRoute, path: string, uri: string): Fix | null {
  const edits = prefixByRewrite(route, path, uri);
  return edits === null
    ? null
    : {
        safety: weight(route).safety,
        title: `replace \`${path}\` by a \`rewrite\`, which leaves one slash`,
        edits,
      };
}

/** Not safe: `/ws/` itself arrived as `/ws`, which may be all that is asked for. */
function separated({ handler }: NginxRoute, uri: string): Fix | null {
  const edit = replaceUri(handler, `${uri}/`);
  return edit === null
    ? null
    : { safety: 'unsafe', title: `end the URI part with a slash: \`${uri}/\``, edits: [edit] };
}

function rewrites(statement: Context['statements'][number]): boolean {
  return nameOf(statement) === 'rewrite' || (statement.block?.statements ?? []).some(rewrites);
}

/** After `rewrite … break` the URI part is not used at all (case C13c). */
function* checkIgnored(route: NginxRoute, location: Context, uri: string): Generator<Report> {
  if (uri === '/') return;
  const breaking = location.statements.filter(
    (at) => nameOf(at) === 'rewrite' && argumentOf(at, 2) === 'break' && !at.directive.conditional,
  );
  const losing = breaking.find((at) => !argumentOf(at, 1).startsWith(uri.replace(/\/$/, '')));
  // One that starts with a variable may well put the URI part back.
  if (losing === undefined || !argumentOf(losing, 1).startsWith('/')) return;
  yield {
    message: `\`${uri}\` is not used for what this location rewrites: after \`rewrite … break\` nginx sends the rewritten path alone.`,
    span: argumentSpan(route.handler, 0),
    severity: weight(route).severity,
    related: [{ message: 'the path is rewritten here', span: spanOf(losing) }],
  };
}
