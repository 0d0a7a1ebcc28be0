/**
 * A location whose name no path can be: without a slash at its start, with the query, or with a pattern that nginx takes
 * literally, since it lacks the `~` of a regular expression (cases C40, C42, C43).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { type Context, spanOf } from '../../src/nginx/config/context.ts';
import { locationName } from '../../src/nginx/config/location-path.ts';
import { locationTree } from '../../src/nginx/request/location-tree.ts';
import { sampleHandshakes } from '../../src/nginx/request/sample-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { traceRequest } from '../../src/nginx/trace.ts';

interface Misspelling {
  readonly because: string;
  /** What was meant; null where that is not certain. */
  readonly meant: string | null;
}

export function neverMatches(route: NginxRoute): Report | null {
  const { location, server, context } = route;
  const word = location?.statement?.directive.args.at(-1);
  if (location?.statement == null || word === undefined || context !== location) return null;
  if (word.templated || location.statement.stock) return null;
  const misspelling = misspellingOf(location);
  if (misspelling === null || (server !== null && isServed(route, misspelling.meant))) return null;
  return {
    message: `No handshake comes to \`${route.match}\`: ${misspelling.because}.`,
    span: spanOf(location.statement),
    fix: renamed(location, misspelling.meant),
  };
}

function misspellingOf(location: Context): Misspelling | null {
  const { kind, name } = locationName(location);
  if (kind !== 'prefix' && kind !== 'preferential-prefix' && kind !== 'exact') return null;
  const meant = plainName(name);
  if (meant === name || isFilledIn(name)) return null;
  const isCertain = /^\/[\w./~@-]+$/.test(meant) && (kind !== 'exact' || !/[*^$()]/.test(name));
  return { because: whyNot(name), meant: isCertain ? meant : null };
}

/** Whether something else writes part of the name, as in `${BASE}/ws` or `__PATH__/ws`. */
function isFilledIn(name: string): boolean {
  return /\$[\w{(]|%\w|@\w/.test(name) || !/^(?:[/^*~]|[a-z])/.test(name);
}

/** The name without what stands for a pattern or the query. */
function plainName(name: string): string {
  const withoutPattern = name.replace(/^\^/, '').replace(/(?:\(\.\*\)|\.\*|\*+|\$)+$/, '');
  const withoutQuery = withoutPattern.replace(/\/?\?.*$/s, (query) =>
    query.startsWith('/?') && query.length > 2 ? '/' : '',
  );
  return withoutQuery.startsWith('/') ? withoutQuery : `/${withoutQuery}`;
}

function whyNot(name: string): string {
  if (/^\^|[*$)]$/.test(name))
    return 'a name without `~` is no pattern, so only a path with these very characters would match';
  if (name.includes('?')) return 'nginx compares the path alone, without `?` and the query';
  return 'every path begins with a slash, and this name does not';
}

/** Whether a WebSocket opens at the path that was meant all the same, by another location. */
function isServed({ configuration, server }: NginxRoute, meant: string | null): boolean {
  if (meant === null || server === null || configuration.http === null) return false;
  const path = meant.endsWith('/') ? `${meant}x` : meant;
  return sampleHandshakes(server, path).some((request) => {
    const handshake = traceRequest(configuration, request).websocket?.handshake;
    return handshake === 'works' || handshake === 'fragile';
  });
}

/** Null where another location has that name: nginx would refuse the second one. */
function renamed(location: Context, meant: string | null): Fix | null {
  const { statement, parent } = location;
  if (meant === null || statement === null || parent === null || statement.directive.conditional) return null;
  const word = statement.directive.args.at(-1);
  const { kind, name } = locationName(location);
  if (word === undefined || !word.value.endsWith(name)) return null;
  const { exact, prefixes } = locationTree(parent);
  if ((kind === 'exact' ? exact : prefixes).has(meant)) return null;
  const modifier = word.value.slice(0, word.value.length - name.length);
  return {
    safety: 'safe',
    title: `name the path alone, \`${meant}\``,
    edits: [{ file: statement.file, start: word.start, end: word.end, text: modifier + meant }],
  };
}
