/**
 * Caddy's matchers as functions of an expression: `path('/ws*')`, `header({'Upgrade': 'websocket'})`
 * (modules/caddyhttp/celmatcher.go and the matchers' own `CELLibrary`). A call becomes the matcher that a named matcher
 * would have been; whether the request passes it, the matchers say.
 */
import { addressMatches } from '../../../route/address-range.ts';
import { isVersionAtLeast } from '../../../route/target.ts';
import { fromBytes } from '../../../text/bytes.ts';
import { lookUp } from '../../../text/look-up.ts';
import type { RequestMatcher } from '../../http/model.ts';
import { compileGoPattern } from '../../language/go-pattern.ts';
import { fileCall, fileProblem } from './file-call.ts';
import { collect, type MatcherScope, type Texts } from './matcher-arguments.ts';
import { ownNames } from './placeholders.ts';
import { unknownResult } from './results.ts';
import type { CallNode, Node, Result } from './tree.ts';

interface MatcherFunction {
  readonly since: string;
  /** Why Caddy would refuse the call, or may; null where it takes it. */
  readonly problem: (args: readonly Node[], scope: MatcherScope) => string | null;
  readonly make: (args: readonly Node[], texts: Texts, scope: MatcherScope) => RequestMatcher | Result;
}

const FUNCTIONS: Readonly<Record<string, MatcherFunction>> = {
  path: listing((patterns, { span }) => ({ kind: 'path', patterns, span })),
  host: withoutRepetition(listing((hosts, { span }) => ({ kind: 'host', hosts, span }))),
  method: listing((methods, { span }) => ({ kind: 'method', methods, span })),
  remote_ip: addresses('2.6', ([first, ...ranges], { span }) =>
    first === 'forwarded'
      ? { kind: 'remote_ip', ranges, forwarded: true, span }
      : { kind: 'remote_ip', ranges: first === undefined ? [] : [first, ...ranges], forwarded: false, span },
  ),
  client_ip: addresses('2.7', (ranges, { span }) => ({ kind: 'client_ip', ranges, span })),
  protocol: {
    since: '2.6',
    problem: (args, scope) => countProblem(args, [1]) ?? textsProblem(args, scope),
    make: (args, texts, { span }) =>
      collect(args.map(texts), ([protocol = '']) => ({
        kind: 'protocol',
        protocol: fromBytes(protocol),
        span,
      })),
  },
  query: table('2.6', (values, { span }) => ({ kind: 'query', values, span })),
  header: table('2.6', (fields, { span }) => ({ kind: 'header', fields, span })),
  vars: table('2.9', (values, { span }) => ({ kind: 'vars', values, span })),
  path_regexp: regexp('2.6', 1, ([pattern = ''], name, { span }) => ({
    kind: 'path_regexp',
    pattern: { name, pattern },
    span,
  })),
  header_regexp: regexp('2.6', 2, ([field = '', pattern = ''], name, { span }) => ({
    kind: 'header_regexp',
    fields: new Map([[field, { name, pattern }]]),
    span,
  })),
  vars_regexp: regexp('2.9', 2, ([key = '', pattern = ''], name, { span }) => ({
    kind: 'vars_regexp',
    values: new Map([[key, { name, pattern }]]),
    span,
  })),
  file: {
    since: '2.6',
    problem: (args, scope) => fileProblem(args, scope),
    make: (args, texts, scope) => fileCall(args, texts, scope),
  },
};

export function isMatcherCall({ name, target }: CallNode): boolean {
  return target === null && lookUp(FUNCTIONS, name) !== undefined;
}

/** Why Caddy would refuse a call of a matcher, or may; null where it takes it. */
export function matcherProblem({ name, args }: CallNode, scope: MatcherScope): string | null {
  const found = lookUp(FUNCTIONS, name);
  if (found === undefined || !isVersionAtLeast(scope.version, found.since))
    return `Caddy ${scope.version} has no function ${name}`;
  return found.problem(args, scope);
}

/** The matcher that a call without a problem is. `texts` evaluates an argument to a text. */
export function matcherOf(
  { name, args }: CallNode,
  texts: Texts,
  scope: MatcherScope,
): RequestMatcher | Result {
  const found = lookUp(FUNCTIONS, name);
  return found === undefined
    ? { kind: 'error', message: 'no such function' }
    : found.make(args, texts, scope);
}

type FromList = (texts: readonly string[], scope: MatcherScope) => RequestMatcher;

function listing(make: FromList): MatcherFunction {
  return {
    since: '2.6',
    problem: (args, scope) => (args.length === 0 ? 'a matcher needs an argument' : textsProblem(args, scope)),
    make: (args, texts, scope) => collect(args.map(texts), (all) => make(all.map(fromBytes), scope)),
  };
}

/** Caddy takes a host once, in whatever letter case. */
function withoutRepetition({ since, problem, make }: MatcherFunction): MatcherFunction {
  return {
    since,
    problem: (args, scope) => {
      const written = args.flatMap((arg) => writtenText(arg) ?? []);
      return problem(args, scope) ?? (hasRepetition(written) ? 'a host is there twice' : null);
    },
    make: (args, texts, scope) => {
      const made = make(args, texts, scope);
      const isRepeated = made.kind === 'host' && hasRepetition(made.hosts);
      return isRepeated ? { kind: 'error', message: 'a host is there twice' } : made;
    },
  };
}

function hasRepetition(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.toLowerCase())).size < texts.length;
}

function addresses(since: string, make: FromList): MatcherFunction {
  const { problem, make: makeList } = listing(make);
  return {
    since,
    problem: (args, scope) => problem(args, scope) ?? addressProblem(args, scope),
    make: makeList,
  };
}

/** `forwarded` comes first, and the option is gone later. */
function addressProblem(args: readonly Node[], { version }: MatcherScope): string | null {
  for (const [index, arg] of args.entries()) {
    const text = writtenText(arg);
    if (text === null || (text === 'forwarded' && index === 0 && !isVersionAtLeast(version, '2.7'))) continue;
    const isAddress =
      /^[\d.:a-fA-F]+(?:\/\d+)?$/.test(text) && addressMatches('127.0.0.1', text).kind === 'known';
    if (!isAddress) return `\`${fromBytes(text)}\` is no address`;
  }
  return null;
}

function table(
  since: string,
  make: (values: ReadonlyMap<string, readonly string[]>, scope: MatcherScope) => RequestMatcher,
): MatcherFunction {
  return {
    since,
    problem: (args, scope) => countProblem(args, [1]) ?? tableProblem(args, scope),
    make: ([only], texts, scope) => {
      const entries = only?.kind === 'map' ? only.entries : [];
      const names = collect(
        entries.map(([key]) => texts(key)),
        (keys) => keys.map(fromBytes),
      );
      if (!Array.isArray(names)) return names;
      // Of the others not even the type counts.
      if (new Set(names).size < names.length) return unknownResult('a key of the map is there twice');
      const values = new Map<string, readonly string[]>();
      for (const [index, [, value]] of entries.entries()) {
        const allowed = collect(valuesOf(value).map(texts), (all) => all.map(fromBytes));
        if (!Array.isArray(allowed)) return allowed;
        values.set(names[index] ?? '', allowed);
      }
      return make(values, scope);
    },
  };
}

function valuesOf(node: Node): readonly Node[] {
  return node.kind === 'list' ? node.items : [node];
}

function tableProblem([only]: readonly Node[], scope: MatcherScope): string | null {
  if (only?.kind !== 'map') return 'the matcher asks for a map that is written out';
  for (const [key, value] of only.entries) {
    const problem = textsProblem([key, ...valuesOf(value)], scope);
    if (problem !== null) return problem;
  }
  return null;
}

/** `count` texts, and a name before them that may be left out: from 2.8 on it is the named matcher's then. */
function regexp(
  since: string,
  count: number,
  make: (texts: readonly string[], name: string, scope: MatcherScope) => RequestMatcher,
): MatcherFunction {
  return {
    since,
    problem: (args, scope) =>
      countProblem(args, [count, count + 1]) ?? textsProblem(args, scope) ?? patternProblem(args.at(-1)),
    make: (args, texts, scope) =>
      collect(args.map(texts), (all) => {
        const given = all.map(fromBytes);
        const [first = '', ...rest] = given;
        const own = given.length > count ? first : '';
        const name = own === '' && isVersionAtLeast(scope.version, '2.8') ? scope.name : own;
        return make(given.length > count ? rest : given, name, scope);
      }),
  };
}

/** One that is written out is compiled when Caddy starts. */
export function patternProblem(node: Node | undefined): string | null {
  const pattern = node === undefined ? null : writtenText(node);
  if (pattern === null || compileGoPattern(fromBytes(pattern)) !== null) return null;
  return `what the regular expression \`${fromBytes(pattern)}\` matches is not worked out`;
}

/** A text that is no placeholder, also where it is put together; null for others. */
function writtenText(node: Node): string | null {
  if (node.kind === 'literal') return node.value.kind === 'string' ? node.value.value : null;
  if (node.kind !== 'binary') return null;
  const [left, right] = [writtenText(node.left), writtenText(node.right)];
  return left === null || right === null ? null : left + right;
}

function countProblem(args: readonly Node[], allowed: readonly number[]): string | null {
  return allowed.includes(args.length) ? null : 'the matcher asks for another number of arguments';
}

function textsProblem(args: readonly Node[], { version }: MatcherScope): string | null {
  return args.every((arg) => isText(arg, version)) ? null : 'a matcher takes texts and placeholders only';
}

/** A text, a placeholder, or several of them with `+` between them. */
function isText(node: Node, version: string): boolean {
  if (node.kind === 'literal') return node.value.kind === 'string';
  if (node.kind === 'call') return node.target === null && node.name === ownNames(version).placeholder;
  return (
    node.kind === 'binary' &&
    node.operator === '+' &&
    isText(node.left, version) &&
    isText(node.right, version)
  );
}
