/** Why a route of a Caddyfile is thought to carry event streams. */
import { type InferredEvidence, type Intent, intentFrom, isAtLeast } from '../../route/intent.ts';
import { knownStreamPath } from '../../route/known-streams.ts';
import type { CaddyRoute } from '../routes.ts';
import type { Argument } from './statement.ts';
import { childrenNamed, headSpan, type Statement } from './statement.ts';

export interface EventStreamIntent extends Intent {
  /** The paths of event streams among those of its matchers, as they are written. */
  readonly paths: readonly Argument[];
  /** Every path of its matchers is one. */
  readonly only: boolean;
}

export function eventStreamIntent(route: CaddyRoute): EventStreamIntent {
  const all = route.levels.flatMap(({ matcher }) =>
    (matcher ?? []).filter(({ kind }) => kind === 'path').flatMap(({ args }) => args),
  );
  const paths = all.filter(({ value }) => knownStreamPath(value.replaceAll('*', '')) !== null);
  const flushed = flushLine(route.proxy);
  const evidence = paths.map(({ value, span }): InferredEvidence => {
    const known = knownStreamPath(value.replaceAll('*', ''));
    const isCertain = known?.ambiguous === false || flushed !== null;
    const message = `the path is used by ${known?.application ?? ''}`;
    return { message, strength: isCertain ? 'strong' : 'weak', span };
  });
  if (flushed !== null && paths.length > 0)
    evidence.push({
      message: 'the line is the usual one for event streams',
      strength: 'strong',
      span: headSpan(flushed),
    });
  const intent = intentFrom(evidence);
  // `/stream` with a matcher on Upgrade is a WebSocket's.
  const isOther = intent.strength === 'weak' && isAtLeast(route.intent, 'strong');
  return {
    ...(isOther ? intentFrom([]) : intent),
    paths,
    only: paths.length === all.length && all.length > 0,
  };
}

function flushLine(proxy: Statement): Statement | null {
  return childrenNamed(proxy, 'flush_interval').find(({ args }) => args[0]?.value === '-1') ?? null;
}
