/** What a line `expression` of a named matcher asks of handshakes: paths and hosts as other lines would have them. */
import { expressionOf } from '../adapt/matchers/expression.ts';
import { expandShorthands } from '../adapt/shorthands.ts';
import type { Condition, Matcher } from '../config/matchers.ts';
import { type Asked, askedBy } from './expression/asked.ts';

const asked = new WeakMap<Condition, Map<string, Asked | null>>();

/** Null for what is no expression, and for one that asks for what no handshake is sure to bring. */
export function askedByCondition(condition: Condition, version: string): Asked | null {
  const before = asked.get(condition) ?? new Map<string, Asked | null>();
  const found = before.get(version);
  if (found !== undefined) return found;
  const fresh = work(condition, version);
  before.set(version, fresh);
  asked.set(condition, before);
  return fresh;
}

function work({ kind, args }: Condition, version: string): Asked | null {
  const [first] = args;
  const text = kind === 'expression' ? expressionOf(args) : null;
  if (first === undefined || text === null) return null;
  return askedBy({ expression: expandShorthands(text, version), name: '', span: first.span, version });
}

/** The paths that expressions of a matcher ask for. */
export function expressionPaths(matcher: Matcher, version: string): readonly string[] {
  return (matcher ?? []).flatMap((condition) => askedByCondition(condition, version)?.paths ?? []);
}

export function expressionHosts(matcher: Matcher, version: string): readonly string[] {
  return (matcher ?? []).flatMap((condition) => askedByCondition(condition, version)?.hosts ?? []);
}
