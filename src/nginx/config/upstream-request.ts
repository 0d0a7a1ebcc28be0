/**
 * What the upstream receives of a request: HTTP version, method, and the headers that decide over an upgrade, each with
 * the line that it comes from.
 *
 * nginx drops the client's own Upgrade and Connection (hop-by-hop, RFC 9110 section 7.6.1) and sends what
 * `proxy_set_header` says instead; an empty value sends nothing. Where no line names Connection, nginx before 1.29.7
 * sends `close`, later ones nothing (measured).
 */
import { type Known, known, type Setting, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { parseTime } from '../language/values.ts';
import { argumentOf, argumentSpan, type Context, type Statement } from './context.ts';
import { type EffectiveList, effectiveList, effectiveScalar } from './effective.ts';
import type { ProbeRequest } from './handshake-request.ts';
import { type Evaluation, evaluate, type VariableTable } from './variables.ts';

/** The version from which HTTP/1.1 towards the upstream, without a Connection header, is the default. */
export const HTTP_1_1_BY_DEFAULT = '1.29.7';

/** The version from which `proxy_http_version 2` is accepted (measured: refused before). */
export const HTTP_2_TO_UPSTREAM = '1.29.4';

/** One `proxy_set_header` in force, with what it sends for the request at hand; '' sends nothing. */
export interface HeaderLine {
  readonly statement: Statement;
  /** Lower case. */
  readonly name: string;
  readonly value: Known<string>;
}

export interface UpstreamRequest {
  readonly httpVersion: Setting<string>;
  /** The line that sets the version; null for the default. */
  readonly httpVersionLine: Statement | null;
  /** Every `proxy_set_header` in force. */
  readonly lines: readonly HeaderLine[];
  readonly list: EffectiveList;
}

export function upstreamRequest(
  context: Context,
  table: VariableTable,
  nginxVersion: string,
  probe: ProbeRequest,
): UpstreamRequest {
  return requestFor({ table, probe, at: context }, nginxVersion);
}

/** The same for a request that is being followed, or for any one that comes to the context `at`. */
export function requestFor(evaluation: Evaluation, nginxVersion: string): UpstreamRequest {
  const list = effectiveList(evaluation.at, 'proxy_set_header');
  const lines = list.statements.map((statement) => ({
    statement,
    name: argumentOf(statement, 0).toLowerCase(),
    value: sentValue(statement, evaluation),
  }));
  const { setting, line } = httpVersion(evaluation.at, nginxVersion);
  return { httpVersion: setting, httpVersionLine: line, lines, list };
}

function sentValue(statement: Statement, evaluation: Evaluation): Known<string> {
  const word = statement.directive.args[1];
  // A line with one word, or three, is refused by nginx: it sends nothing, and says nothing about what was meant.
  if (word === undefined || statement.directive.args.length !== 2) return unknown('nginx refuses this line');
  if (word.templated) return unknown('a template fills in the value');
  return evaluate(word.value, evaluation);
}

const HTTP_VERSIONS = new Set(['1.0', '1.1', '2']);

function httpVersion(
  context: Context,
  nginxVersion: string,
): { readonly setting: Setting<string>; readonly line: Statement | null } {
  const { statement, gap } = effectiveScalar(context, 'proxy_http_version');
  if (statement !== null) {
    const word = statement.directive.args[0];
    const value: Known<string> =
      word === undefined || !HTTP_VERSIONS.has(word.value)
        ? unknown('the value cannot be read')
        : known(word.value);
    return {
      setting: { value, origin: { kind: 'span', span: argumentSpan(statement, 0) } },
      line: statement,
    };
  }
  const isNew = isVersionAtLeast(nginxVersion, HTTP_1_1_BY_DEFAULT);
  const versions = isNew ? `nginx ${HTTP_1_1_BY_DEFAULT} and later` : `nginx before ${HTTP_1_1_BY_DEFAULT}`;
  return {
    setting: {
      value: gap === null || isNew ? known(isNew ? '1.1' : '1.0') : unknown(gap.because),
      origin: { kind: 'default', versions },
    },
    line: null,
  };
}

/** Lines that name a header, whatever they send. `name` is in lower case. */
export function linesNaming(request: UpstreamRequest, name: string): readonly HeaderLine[] {
  return request.lines.filter((line) => line.name === name);
}

/** What reaches the upstream under a name: one value a line; unknown when one of them is. */
export function sentValues(
  request: UpstreamRequest,
  name: string,
  nginxVersion: string,
): Known<readonly string[]> {
  const values: string[] = [];
  const lines = linesNaming(request, name);
  for (const line of lines) {
    if (line.value.kind === 'unknown') return line.value;
    if (line.value.value !== '') values.push(line.value.value);
  }
  const sendsClose = name === 'connection' && !isVersionAtLeast(nginxVersion, HTTP_1_1_BY_DEFAULT);
  return known(lines.length === 0 && sendsClose ? ['close'] : values);
}

/** The tokens of a list header, in lower case (RFC 9110 section 5.6.1). */
export function tokensOf(values: readonly string[]): readonly string[] {
  const tokens: string[] = [];
  for (const value of values) {
    for (const token of value.split(',')) tokens.push(token.trim().toLowerCase());
  }
  return tokens;
}

/** Default of `proxy_read_timeout`, in milliseconds. */
const DEFAULT_READ_TIMEOUT = 60_000;

export interface ReadTimeout {
  readonly setting: Setting<number | null>;
  /** The line that sets it; null for the default. */
  readonly line: Statement | null;
}

/**
 * How long an upgraded connection may be silent in both directions (milliseconds). In `http` it is `proxy_read_timeout`
 * alone: no other timeout acts on an idle socket (measured, cases B02–B20). In `stream` it is `proxy_timeout`.
 */
export function readTimeout(
  context: Context,
  directive: string,
  fallback = DEFAULT_READ_TIMEOUT,
): ReadTimeout {
  const { statement, gap } = effectiveScalar(context, directive);
  if (statement === null) {
    return {
      setting: {
        value: gap === null ? known(fallback) : unknown(gap.because),
        origin: { kind: 'default', versions: 'every nginx version' },
      },
      line: null,
    };
  }
  const word = statement.directive.args[0];
  const origin = { kind: 'span', span: argumentSpan(statement, 0) } as const;
  if (word === undefined || word.templated || statement.directive.args.length > 1) {
    return { setting: { value: unknown('the value cannot be read'), origin }, line: statement };
  }
  const time = parseTime(word.value, 'milliseconds');
  const value = time.kind === 'time' ? known(time.milliseconds) : unknown(`nginx refuses \`${word.value}\``);
  return { setting: { value, origin }, line: statement };
}
