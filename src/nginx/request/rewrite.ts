/** One `rewrite`: what it makes of the URI, to the byte (`ngx_http_script_regex_end_code`, nginx 1.22.1 and 1.31.4). */
import { type Known, known } from '../../route/setting.ts';
import { argumentOf, type Statement } from '../config/context.ts';
import { toBytes } from '../../text/bytes.ts';
import { compilePattern } from '../language/pcre/pattern.ts';
import { variablesIn } from '../language/variable-use.ts';
import type { RequestInProgress } from './progress.ts';
import { escapeForArgs, unescapeRedirect } from './uri.ts';

export type Rewritten =
  | { readonly kind: 'no-match' }
  | { readonly kind: 'unknown'; readonly because: string }
  /** The URI would be empty: nginx answers 500. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }
  /** The request has the new URI. */
  | { readonly kind: 'rewritten'; readonly flag: 'last' | 'break' | null };

/** Applies a `rewrite` to a request. */
export function rewriteRequest(statement: Statement, request: RequestInProgress): Rewritten {
  const [patternWord, replacementWord] = statement.directive.args;
  if (patternWord?.templated !== false || replacementWord?.templated !== false)
    return { kind: 'unknown', because: 'a template fills it in' };
  const pattern = compilePattern(argumentOf(statement, 0), false);
  if (pattern.kind === 'unknown') return pattern;
  const attempted = pattern.value.attempt(request.path);
  if (attempted.kind === 'unknown') return attempted;
  const match = attempted.value;
  if (match === null) return { kind: 'no-match' };
  request.matched(pattern.value, match);
  const flag = argumentOf(statement, 2);
  const written = argumentOf(statement, 1);
  const keepsArgs = !written.endsWith('?');
  const text = keepsArgs ? written : written.slice(0, -1);
  const isRedirect = flag === 'redirect' || flag === 'permanent' || /^(?:https?:\/\/|\$scheme)/.test(text);
  request.escapesCaptures = false;
  const pieces = fillIn(text, isRedirect, request);
  request.escapesCaptures = true;
  if (pieces.kind === 'unknown') return pieces;
  if (isRedirect) {
    const status = flag === 'permanent' ? 301 : 302;
    const { whole, hasQuestionMark } = pieces.value;
    const added = keepsArgs && request.args !== '' ? `${hasQuestionMark ? '&' : '?'}${request.args}` : '';
    return { kind: 'redirect', status, location: unescapeRedirect(whole) + added };
  }
  const { path, args } = pieces.value;
  if (args !== null) request.args = keepsArgs && request.args !== '' ? `${args}&${request.args}` : args;
  else if (!keepsArgs) request.args = '';
  request.isInternal = true;
  request.isUnparsedValid = false;
  request.path = path;
  if (path === '') return { kind: 'empty' };
  return { kind: 'rewritten', flag: flag === 'last' || flag === 'break' ? flag : null };
}

interface FilledIn {
  /** All of it, `?` included. */
  readonly whole: string;
  readonly hasQuestionMark: boolean;
  readonly path: string;
  /** What follows a `?` that is written in the replacement; null where none is. */
  readonly args: string | null;
}

/** Captures that go into a query, or into a redirect, are escaped where the client's URI was; variables never are. */
function fillIn(text: string, isRedirect: boolean, request: RequestInProgress): Known<FilledIn> {
  let filled = '';
  let argsFrom: number | null = null;
  let hasQuestionMark = false;
  const literal = (piece: string): void => {
    for (const part of toBytes(piece).split(/(\?)/)) {
      if (part === '?') hasQuestionMark = true;
      if (part === '?' && !isRedirect) argsFrom = filled.length;
      else filled += part;
    }
  };
  let copied = 0;
  for (const { name, start, end } of variablesIn(text)) {
    literal(text.slice(copied, start));
    copied = end;
    const value = request.evaluate(text.slice(start, end));
    if (value.kind === 'unknown') return value;
    const isCapture = /^\d$/.test(name);
    const isEscaped = isCapture && (argsFrom !== null || isRedirect) && (request.quoted || request.plus);
    filled += isEscaped ? escapeForArgs(value.value) : value.value;
  }
  literal(text.slice(copied));
  const args = argsFrom === null ? null : filled.slice(argsFrom);
  const path = argsFrom === null ? filled : filled.slice(0, argsFrom);
  return known({ whole: filled, hasQuestionMark, path, args });
}
