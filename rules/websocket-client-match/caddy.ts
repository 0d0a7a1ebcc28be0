/**
 * A matcher of Caddy compares headers with regard to letter case, and without `*` the whole value: `Connection Upgrade`
 * shuts Firefox out, which sends `keep-alive, Upgrade` (measured on 2.6.2 and 2.11.4).
 */
import {
  type Condition,
  handshakeConditions,
  type Matcher,
  passesHandshake,
  type SentHeaders,
} from '../../src/caddy/config/matchers.ts';
import { pathsAt } from '../../src/caddy/config/proxy.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { Span } from '../../src/text/span.ts';

interface Client {
  /** For people. */
  readonly name: string;
  readonly sent: SentHeaders;
  readonly isBrowser: boolean;
}

const VERSION = { 'sec-websocket-version': ['13'] };

const CLIENTS: readonly Client[] = [
  { name: 'Chrome', sent: { connection: ['Upgrade'], upgrade: ['websocket'], ...VERSION }, isBrowser: true },
  {
    name: 'Firefox',
    sent: { connection: ['keep-alive, Upgrade'], upgrade: ['websocket'], ...VERSION },
    isBrowser: true,
  },
  {
    name: 'nginx in front, and some libraries',
    sent: { connection: ['upgrade'], upgrade: ['websocket'], ...VERSION },
    isBrowser: false,
  },
  {
    name: 'some libraries',
    sent: { connection: ['Upgrade'], upgrade: ['WebSocket'], ...VERSION },
    isBrowser: false,
  },
];

/** Values of the two headers are compared without case (RFC 6455 section 4.2.1), and Connection is a list. */
const ANY_CASE = { Connection: '(?i)upgrade', Upgrade: '(?i)^websocket$' } as const;

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  for (const [index, { matcher }] of route.levels.entries()) {
    const conditions = handshakeConditions(matcher).filter(
      ({ kind, args, certain }) => kind === 'header' && certain && args.length === 2,
    );
    if (conditions.length === 0) continue;
    const paths = pathsAt(route.levels, index);
    const answers = CLIENTS.map((client) => ({
      client,
      passes: passesHandshake(matcher, paths, client.sent),
    }));
    const odd = answers.filter(({ passes }) => passes === 'no').map(({ client }) => client);
    if (odd.length === 0 || odd.length === CLIENTS.length || comesAnyway(route, odd)) continue;
    const blamed = conditions.filter((condition) => isMissed(condition, odd));
    const [first] = blamed;
    if (first === undefined) continue;
    yield {
      message: `This matcher takes some handshakes for ordinary requests: those with ${handshakesOf(blamed, odd)}.`,
      span: spanOf(first),
      severity: odd.some(({ isBrowser }) => isBrowser) ? 'error' : 'info',
      related: [{ message: 'WebSockets were meant to leave here', span: route.origin }],
      fix: fixFor(blamed, matcher),
    };
    return;
  }
}

function isMissed(condition: Condition, odd: readonly Client[]): boolean {
  return odd.some(({ sent }) => passesHandshake([condition], null, sent) === 'no');
}

/** What is not taken here is taken by another proxy to the same application: nothing is lost. */
function comesAnyway({ configuration, site, upstream, proxy }: CaddyRoute, odd: readonly Client[]): boolean {
  return odd.every(({ sent }) =>
    configuration.routes.some(
      (other) =>
        other.site === site &&
        other.proxy !== proxy &&
        other.upstream.target === upstream.target &&
        other.levels.every(
          ({ matcher }, index) => passesHandshake(matcher, pathsAt(other.levels, index), sent) === 'yes',
        ),
    ),
  );
}

function handshakesOf(conditions: readonly Condition[], odd: readonly Client[]): string {
  const values = new Map<string, Set<string>>();
  for (const condition of conditions) {
    const field = fieldOf(condition);
    for (const { name, sent } of odd) {
      if (passesHandshake([condition], null, sent) !== 'no') continue;
      const value = `\`${field}: ${sent[field.toLowerCase()]?.[0] ?? ''}\``;
      values.set(value, (values.get(value) ?? new Set()).add(name));
    }
  }
  return [...values].map(([value, names]) => `${value} (${[...names].join(', ')})`).join(' and ');
}

function fieldOf({ args }: Condition): 'Connection' | 'Upgrade' {
  return args[0]?.value.toLowerCase() === 'upgrade' ? 'Upgrade' : 'Connection';
}

function spanOf({ args }: Condition): Span {
  const [field, value] = args;
  const span = field?.span ?? value?.span;
  if (span === undefined) throw new Error('a condition on a header has a field');
  return { ...span, end: value?.span.end ?? span.end };
}

/** Whatever matched still does. Two conditions on one field are alternatives, and stay as they are. */
function fixFor(blamed: readonly Condition[], matcher: Matcher): Fix | null {
  const edits = blamed.flatMap((condition) => {
    const field = fieldOf(condition);
    const isAlone = (matcher ?? []).filter(
      (other) => other.args[0]?.value.toLowerCase() === field.toLowerCase(),
    );
    const word = kindBefore(condition);
    const value = condition.args[1];
    if (isAlone.length !== 1 || word === null || value === undefined) return [];
    return [
      { ...word, text: 'header_regexp' },
      { file: value.span.file, start: value.span.start, end: value.span.end, text: ANY_CASE[field] },
    ];
  });
  if (edits.length !== blamed.length * 2) return null;
  return { safety: 'safe', title: 'compare without case, and anywhere in the list', edits };
}

/** The word `header` before the field, on its line. */
function kindBefore({ args }: Condition): Span | null {
  const span = args[0]?.span;
  if (span === undefined) return null;
  const found = /(?:^|[\s])(header)[ \t]+$/.exec(span.file.text.slice(0, span.start));
  if (found === null) return null;
  const start = found.index + found[0].indexOf('header');
  return { file: span.file, start, end: start + 'header'.length };
}
