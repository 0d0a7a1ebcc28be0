/**
 * The matcher `expression`: a condition in CEL, the Common Expression Language (modules/caddyhttp/celmatcher.go). It is read
 * once, checked for what Caddy would refuse, and evaluated for each request.
 */
import { type Known, known, unknown } from '../../../route/setting.ts';
import { isVersionAtLeast } from '../../../route/target.ts';
import type { Span } from '../../../text/span.ts';
import type { RequestMatcher } from '../../http/model.ts';
import type { RequestInProgress } from '../progress.ts';
import { problemOf } from './check.ts';
import { Evaluator, type Matches } from './evaluate.ts';
import { parseExpression } from './parser.ts';
import { writeOutPlaceholders } from './placeholders.ts';
import type { Node } from './tree.ts';

type ExpressionMatcher = Extract<RequestMatcher, { readonly kind: 'expression' }>;

/** An expression as the configuration has it, its short placeholders written out. */
export interface ExpressionText {
  readonly expression: string;
  readonly name: string;
  readonly span: Span;
  readonly version: string;
}

type Compiled =
  | { readonly kind: 'condition'; readonly root: Node }
  /** Caddy refuses it, or may; nothing is claimed. */
  | { readonly kind: 'problem'; readonly because: string };

const compiled = new WeakMap<ExpressionMatcher, Map<string, Compiled>>();

/** `matches`: whether the request passes one of the matchers that an expression calls. */
export function matchesExpression(
  matcher: ExpressionMatcher,
  request: RequestInProgress,
  matches: Matches,
): Known<boolean> {
  const { version } = request;
  const condition = compile(matcher, version);
  if (condition.kind === 'problem') return unknown(condition.because);
  const { name, span } = matcher;
  const isOld = !isVersionAtLeast(version, '2.7');
  const result = new Evaluator(request, { version, name, span }, matches, isOld).evaluate(condition.root);
  const shown = `the expression \`${matcher.expression}\``;
  switch (result.kind) {
    case 'bool':
      request.step('location', `${shown} ${result.value ? 'holds' : 'does not hold'}`, matcher.span);
      return known(result.value);
    case 'unknown':
      return unknown(`${shown} is not decided: ${result.because}`);
    default:
      return failed(result.kind === 'error' ? result.message : 'no such overload', shown, request, matcher);
  }
}

/** An error ends the request, unless its route matches all the same; how exactly, releases differ. */
function failed(
  message: string,
  shown: string,
  request: RequestInProgress,
  { span }: ExpressionMatcher,
): Known<boolean> {
  const because = `${shown} ends in an error: ${message}`;
  if (isVersionAtLeast(request.version, '2.7')) return unknown(because);
  request.step('location', because, span);
  request.matcherError = { status: null, because };
  return known(false);
}

/** An expression that Caddy takes; null for one that it refuses, or may refuse. */
export function parsedExpression(text: ExpressionText): Node | null {
  const condition = compileText(text);
  return condition.kind === 'condition' ? condition.root : null;
}

function compile(matcher: ExpressionMatcher, version: string): Compiled {
  const before = compiled.get(matcher) ?? new Map<string, Compiled>();
  const found = before.get(version);
  if (found !== undefined) return found;
  const fresh = compileText({ ...matcher, version });
  before.set(version, fresh);
  compiled.set(matcher, before);
  return fresh;
}

function compileText({ expression, name, span, version }: ExpressionText): Compiled {
  const shown = `the expression \`${expression}\``;
  const parsed = parseExpression(writeOutPlaceholders(expression, version));
  if (parsed.kind === 'failed') return { kind: 'problem', because: `${shown} cannot be read` };
  const problem = problemOf(parsed.root, { version, name, span });
  return problem === null
    ? { kind: 'condition', root: parsed.root }
    : { kind: 'problem', because: `${shown} is not worked out: ${problem}` };
}
