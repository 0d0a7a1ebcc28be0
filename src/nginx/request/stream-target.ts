/**
 * Where a `proxy_pass` of `stream` connects to (ngx_stream_proxy_eval and ngx_stream_proxy_handler, nginx 1.22.1;
 * measured).
 */
import { argumentOf, type Context, enclosing, type Statement, statementsNamed } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import { upstreamNamed } from '../config/upstreams.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { StreamSession } from './stream-session.ts';

export type StreamTarget =
  | {
      readonly kind: 'target';
      /** As it is written or evaluated: `127.0.0.1:8443`, `backend`, `unix:/run/app.sock`. */
      readonly authority: string;
      /** The addresses behind it, one of which is connected to; none where they cannot be known. */
      readonly servers: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly because: string }
  /** nginx closes the connection, because it cannot go anywhere. */
  | { readonly kind: 'fails'; readonly because: string }
  /** nginx does not start with this line. */
  | { readonly kind: 'refused'; readonly because: string };

export function streamTarget(line: Statement, session: StreamSession): StreamTarget {
  const word = line.directive.args[0];
  if (word === undefined) return { kind: 'refused', because: '`proxy_pass` needs an address' };
  if (word.templated) return { kind: 'unknown', because: 'a template fills in the address' };
  const isVariable = word.value.includes('$');
  const evaluated = session.evaluate(word.value);
  if (evaluated.kind === 'unknown') return evaluated;
  const authority = fromBytes(evaluated.value);
  const problem = (because: string): StreamTarget => ({ kind: isVariable ? 'fails' : 'refused', because });
  if (authority.startsWith('unix:')) return { kind: 'target', authority, servers: [authority] };
  const parts = /^(\[[^\]]*\]|[^:/]*)(?::(\d{1,5}))?$/.exec(authority);
  const host = parts?.[1] ?? '';
  const port = parts?.[2];
  if (authority === '') return problem(`\`${word.value}\` is empty`);
  if (host === '') return problem(`\`${authority}\` is no host with a port`);
  const group = upstreamNamed(session.section, host);
  if (group !== null && (port === undefined || !isVariable)) {
    return port === undefined
      ? { kind: 'target', authority, servers: group.block === null ? [] : serversOf(group.block) }
      : problem(`the upstream \`${host}\` takes no port here`);
  }
  if (port === undefined) return problem(`\`${authority}\` has no port`);
  if (Number(port) < 1 || Number(port) > 65_535) return problem(`\`${port}\` is no port`);
  if (isVariable && needsResolver(authority, host, session))
    return { kind: 'fails', because: `no resolver is set to look up \`${host}\`` };
  return { kind: 'target', authority, servers: [authority] };
}

/** Backup servers wait until the others do not answer. */
function serversOf(group: Context): readonly string[] {
  if (group.gaps.length > 0) return [];
  const lines = statementsNamed(group, 'server').filter((at) => !has(at, 'down'));
  if (lines.some((at) => at.directive.args.some(({ templated }) => templated))) return [];
  const first = lines.filter((at) => !has(at, 'backup'));
  return (first.length > 0 ? first : lines).map((at) => argumentOf(at, 0));
}

function has({ directive }: Statement, parameter: string): boolean {
  return directive.args.some(({ value }) => value === parameter);
}

/** Whether a host that a variable names has to be looked up, and nothing says where. */
function needsResolver(authority: string, host: string, session: StreamSession): boolean {
  if (/^\[.*\]$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return false;
  // nginx has looked up what another `proxy_pass` names when it started, and takes it for an upstream.
  if (namedElsewhere(session).has(authority.toLowerCase())) return false;
  const { statement, gap } = effectiveScalar(session.server, 'resolver');
  return statement === null && gap === null;
}

const literals = new WeakMap<Context, ReadonlySet<string>>();

function namedElsewhere({ section, configuration }: StreamSession): ReadonlySet<string> {
  let named = literals.get(section);
  if (named === undefined) {
    const lines = configuration.statements
      .named('proxy_pass')
      .filter((at) => (enclosing(at.context, 'stream') ?? section) === section);
    named = new Set(lines.map((at) => argumentOf(at, 0).toLowerCase()).filter((at) => !at.includes('$')));
    literals.set(section, named);
  }
  return named;
}
