/** Why a `reverse_proxy` is thought to carry WebSockets. */
import {
  type Evidence,
  type InferredEvidence,
  type Intent,
  intentFrom,
  intentUnder,
} from '../../route/intent.ts';
import {
  isProbePath,
  type KnownPath,
  knownWebSocketPath,
  knownWebSocketPattern,
} from '../../route/known-paths.ts';
import type { Assumption } from '../../route/premises.ts';
import type { Upstream } from '../../route/route.ts';
import type { Span } from '../../text/span.ts';
import { applicationEvidence } from './application-evidence.ts';
import type { HeaderOperation } from './header-operations.ts';
import { handshakeConditions } from './matchers.ts';
import { type Level, type ProxySite, pathsAt } from './proxy.ts';
import { quoteLine } from './reason.ts';
import { childrenNamed, headSpan } from './statement.ts';

/** What is known about a proxy besides its own lines. */
export interface ProxyFacts {
  readonly operations: readonly HeaderOperation[];
  /** False: handshakes never get to the proxy, so that nothing about it matters to them. */
  readonly isReachable: boolean;
  readonly upstream: Upstream;
  /** Those of its site; empty means any. */
  readonly hosts: readonly string[];
  /** The path that clients ask for to come to it, where it has one. */
  readonly path: string | null;
  /** The user's own word. */
  readonly declared: readonly Evidence[];
  readonly assume: Assumption;
}

export function intentOf(site: ProxySite, facts: ProxyFacts): Intent {
  const { isReachable, upstream, path, declared, assume } = facts;
  if (!isReachable) return intentFrom([]);
  const isNeverOne = upstream.scheme === 'other' || (path !== null && isProbePath(path));
  const origin = isNeverOne ? null : headSpan(site.proxy);
  return intentUnder({ declared, inferred: inferred(site, facts), origin }, assume);
}

/**
 * What the lines around a proxy say, whether or not a handshake gets to it: its paths, the headers that its matchers ask
 * for, options that are about WebSockets only.
 */
export function writtenEvidence(site: ProxySite): readonly InferredEvidence[] {
  return [
    ...site.levels.flatMap(pathEvidence),
    ...site.levels.flatMap(matcherEvidence),
    ...optionEvidence(site),
  ];
}

function inferred(site: ProxySite, { operations, upstream, hosts }: ProxyFacts): readonly InferredEvidence[] {
  const paths = site.levels.flatMap(pathEvidence);
  const evidence = [
    ...paths,
    ...(paths.length > 0 ? [] : applicationEvidence(site, upstream, hosts)),
    ...site.levels.flatMap(matcherEvidence),
    ...operations.flatMap(headerEvidence),
    ...optionEvidence(site),
    ...catchAllEvidence(site),
  ];
  // What PHP answers is no WebSocket unless the configuration says so.
  return upstream.scheme === 'other' && !evidence.some(({ strength }) => strength === 'strong')
    ? []
    : evidence;
}

/** The known WebSocket path that this proxy serves, if it is one; exclusive only if all its paths are. */
export function knownPathOf(levels: readonly Level[]): KnownPath | null {
  let found: KnownPath | null = null;
  for (const { matcher } of levels) {
    const paths = (matcher ?? []).filter(({ kind }) => kind === 'path').flatMap(({ args }) => args);
    const known = paths.map(({ value }) => knownWebSocketPath(literalPath(value)));
    const first = known.find((each) => each !== null);
    if (first === undefined) continue;
    found = { ...first, exclusive: known.every((each) => each?.exclusive === true) };
  }
  return found;
}

function pathEvidence({ matcher }: Level): readonly InferredEvidence[] {
  return (matcher ?? []).flatMap(({ kind, args }) => {
    if (kind !== 'path' && kind !== 'path_regexp') return [];
    return args.flatMap(({ value, span }) => {
      const found = kind === 'path' ? knownWebSocketPath(literalPath(value)) : knownWebSocketPattern(value);
      return found === null ? [] : [strong(`the path \`${value}\` is used by ${found.application}`, span)];
    });
  });
}

/** `/ws*` and `/ws/*` both say `/ws`. */
function literalPath(pattern: string): string {
  return pattern.replaceAll('*', '');
}

function matcherEvidence({ matcher }: Level): readonly InferredEvidence[] {
  return handshakeConditions(matcher).flatMap(({ args }) => {
    const first = args[0];
    return first === undefined
      ? []
      : [strong('the matcher asks for the headers of a WebSocket handshake', first.span)];
  });
}

/** Somebody wrote lines about the headers of a handshake. To close or empty Connection says little about WebSockets. */
function headerEvidence({ field, kind, value, statement }: HeaderOperation): readonly InferredEvidence[] {
  // A site that lets no other protocol through says nothing of which of its proxies opens WebSockets.
  if (kind === 'replace' && statement.name.value === 'request_header') return [];
  const span = headSpan(statement);
  const message = `${quoteLine(statement)} is about the headers of a handshake`;
  if (/^upgrade$/i.test(field) || /^sec-websocket-/i.test(field)) return [strong(message, span)];
  if (!/^connection$/i.test(field)) return [];
  const meansUpgrade = kind !== 'delete' && /upgrade|[{$]/i.test(value?.value ?? '');
  return [meansUpgrade ? strong(message, span) : { message, span, strength: 'weak' }];
}

function optionEvidence({ proxy }: ProxySite): readonly InferredEvidence[] {
  return ['stream_timeout', 'stream_close_delay'].flatMap((name) =>
    childrenNamed(proxy, name).map((line) => strong(`\`${name}\` is about WebSockets only`, headSpan(line))),
  );
}

function catchAllEvidence({ levels, proxy }: ProxySite): readonly InferredEvidence[] {
  if (levels.some((_, index) => pathsAt(levels, index) !== null)) return [];
  return [
    { message: 'every request to the site can come this way', strength: 'weak', span: headSpan(proxy) },
  ];
}

function strong(message: string, span: Span): InferredEvidence {
  return { message, strength: 'strong', span };
}
