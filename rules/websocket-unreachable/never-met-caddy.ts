/**
 * A path inside a block that never sees it: `handle /app/*` leaves paths as they are, so that a matcher for `/ws` in it is
 * asked for `/app/ws`; `handle_path /app/*` takes `/app` away, so that one for `/app/ws` is asked for `/ws` (measured).
 */
import { mayArrive } from '../../src/caddy/config/declared.ts';
import { pathsOf } from '../../src/caddy/config/matchers.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import { changesPaths, type Level } from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan, splitMatcher } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';

export function neverMet(route: CaddyRoute): Report | null {
  if (route.shadow !== null || !isMeantForWebSockets(route)) return null;
  const clash = clashOf(route.levels);
  if (clash === null) return null;
  const { outer, inner, kind, prefix, paths } = clash;
  const opened = paths.map((path) => (kind === 'doubled' ? path : `${prefix}${path}`));
  if (opened.some((path) => isServed(route, path))) return null;
  const [path = ''] = paths;
  return {
    message:
      kind === 'doubled'
        ? `No handshake comes to \`${route.match}\`, unless clients open \`${prefix}${path}\`: ${quoteLine(outer.entered)} takes \`${prefix}\` off the path before ${quoteLine(inner.entered)} is asked.`
        : `No handshake comes to \`${route.match}\`: inside ${quoteLine(outer.entered)} a path is still the whole one, and none is both ${quotePaths(outer)} and ${quotePaths(inner)}.`,
    span: headSpan(inner.entered),
    severity: kind === 'doubled' ? 'warning' : 'error',
    related: [{ message: 'inside this', span: headSpan(outer.entered) }],
    fix: fixFor(clash),
  };
}

function quotePaths({ matcher }: Level): string {
  return `\`${(pathsOf(matcher) ?? []).join(' ')}\``;
}

interface Clash {
  readonly kind: 'doubled' | 'apart';
  readonly outer: Level;
  readonly inner: Level;
  /** What `outer` has before its star. */
  readonly prefix: string;
  /** The patterns of `inner`, without a star at their end. */
  readonly paths: readonly string[];
}

/** The first two levels whose paths exclude each other; null where there are none, or where something changes paths. */
function clashOf(levels: readonly Level[]): Clash | null {
  const around: Level[] = [];
  let stripped: Level | null = null;
  for (const level of levels) {
    if (level.opaque || level.entered.conditional || changesPaths(level)) return null;
    const patterns = literalPatterns(level);
    if (patterns === null) return null;
    if (patterns.length === 0) continue;
    const paths = patterns.map((pattern) => pattern.replace(/\*$/, ''));
    const outer = around.find((each) => excludes(literalPatterns(each) ?? [], patterns));
    if (outer !== undefined) return { kind: 'apart', outer, inner: level, prefix: prefixOf(outer), paths };
    const prefix = stripped === null ? '' : prefixOf(stripped);
    if (stripped !== null && prefix !== '' && paths.every((path) => isBelow(path, prefix)))
      return { kind: 'doubled', outer: stripped, inner: level, prefix, paths };
    if (level.entered.name.value === 'handle_path') {
      around.length = 0;
      stripped = level;
    } else around.push(level);
  }
  return null;
}

/** Only those with a star at the end or none; null where one cannot be compared. `*` asks for nothing. */
function literalPatterns({ matcher }: Level): readonly string[] | null {
  const patterns = (pathsOf(matcher) ?? []).map((pattern) => pattern.toLowerCase());
  if (patterns.some((pattern) => pattern === '*' || pattern === '/*')) return [];
  const isCertain = (matcher ?? []).every(({ kind, certain }) => kind !== 'path' || certain);
  return isCertain && patterns.every((pattern) => /^\/[^*{}%]*\*?$/.test(pattern)) ? patterns : null;
}

function excludes(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.length > 0 && outer.every((one) => inner.every((other) => areApart(one, other)));
}

/** Whether no path is one that both take. */
function areApart(one: string, other: string): boolean {
  const [first, second] = [one, other].map((pattern) => pattern.replace(/\*$/, ''));
  if (first === undefined || second === undefined) return false;
  const isOpen = { one: one.endsWith('*'), other: other.endsWith('*') };
  if (isOpen.one && second.startsWith(first)) return false;
  if (isOpen.other && first.startsWith(second)) return false;
  return first !== second;
}

function prefixOf(level: Level): string {
  return (splitMatcher(level.entered).matcher?.value ?? '').replace(/\/?\*$/, '').replace(/^@.*$/, '');
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix.toLowerCase() || path.startsWith(`${prefix.toLowerCase()}/`);
}

/** Another proxy of the site takes the path to the same application. */
function isServed(route: CaddyRoute, path: string): boolean {
  return route.configuration.routes.some(
    (other) =>
      other !== route &&
      other.site === route.site &&
      other.upstream.target === route.upstream.target &&
      mayArrive(other.levels, { path, host: null, span: route.origin }),
  );
}

/** Not safe: what answers there today may be meant to. */
function fixFor({ kind, outer, inner, prefix }: Clash): Fix | null {
  const { matcher } = splitMatcher(inner.entered);
  if (matcher === null || !matcher.value.startsWith('/') || prefix === '') return null;
  if (kind === 'apart' && !/\/\*$/.test(splitMatcher(outer.entered).matcher?.value ?? '')) return null;
  const path = kind === 'apart' ? `${prefix}${matcher.value}` : matcher.value.slice(prefix.length) || '/';
  return { safety: 'unsafe', title: `match \`${path}\``, edits: [replaceArgument(matcher, path)] };
}
