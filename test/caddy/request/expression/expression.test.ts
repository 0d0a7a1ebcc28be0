/**
 * What a trace says of an expression. What expressions come to, the real Caddy is asked for generated ones
 * (test/differential/caddy-expressions.test.ts); here are the words, and what differs from release to release.
 */
import { describe, expect, it } from 'vitest';
import { traceRequest } from '../../../../src/caddy/trace.ts';
import { requestFor } from '../../../../src/route/client-request.ts';
import type { Trace } from '../../../../src/route/trace.ts';
import { configurationOf } from '../../configuration.ts';

interface Asked {
  readonly caddy?: string;
  readonly url?: string;
  /** Lines before the expression. */
  readonly lines?: string;
}

/** A handshake to a site that answers 201 where the expression holds, and 202 elsewhere. */
function trace(
  expression: string,
  { caddy = '2.6.2', url = 'ws://app.test/ws?t=1', lines = '' }: Asked = {},
): Trace {
  const text = `http://app.test {\n${lines}\n@m \`${expression}\`\nrespond @m 201\nrespond 202\n}\n`;
  const read = requestFor(url, {});
  if (read.kind !== 'request') throw new Error(read.because);
  return traceRequest(configurationOf(text, { caddy }), read.request, { clientAddress: '127.0.0.1' });
}

function statusOf({ outcome }: Trace): number | string | null {
  return outcome.kind === 'response' ? outcome.status : outcome.kind === 'unknown' ? outcome.because : null;
}

const RELEASES = ['2.6.2', '2.7.6', '2.8.4', '2.9.1', '2.11.4'];

describe('an expression', () => {
  it.each(RELEASES)('that asks for a handshake holds for one in Caddy %s', (caddy) => {
    for (const expression of [
      "{http.request.header.Upgrade}.lowerAscii() == 'websocket'",
      "header({'Connection': '*Upgrade*', 'Upgrade': 'websocket'})",
      "{path}.startsWith('/ws') && {query.t} == '1' && method('GET')",
      "path_regexp('m', '^/(w)s') && {re.m.1} == 'w'",
      '{header.Upgrade} != "" && !path(\'/api*\')',
      "['/ws', '/live'].exists(p, {path}.startsWith(p))",
    ]) {
      expect(statusOf(trace(expression, { caddy })), expression).toBe(201);
    }
  });

  it('is told of in words', () => {
    const told = trace("path('/api*')").steps.map(({ message }) => message);
    expect(told).toContain("the expression `path('/api*')` does not hold");
    expect(trace("path('/ws')").steps.map(({ message }) => message)).toContain(
      "the expression `path('/ws')` holds",
    );
  });

  it.each([
    ["path('/ws'", 'cannot be read'],
    ["{path} == 'a' ==", 'cannot be read'],
    ["'a' == 1", 'values of different types are compared'],
    ['{path}', 'it is no condition'],
    ['nobody(1) == 2', 'what `nobody` gives is not worked out'],
    ["constructor == 'a'", 'there is no `constructor`'],
    ["{path}.constructor() == 'a'", 'what `constructor` gives is not worked out'],
    ["path_regexp('[')", 'what the regular expression `[` matches is not worked out'],
    ["remote_ip('nowhere')", '`nowhere` is no address'],
    ["{env.HOME} == '/root'", 'the environment variable HOME decides'],
    ["host('a.test', 'A.test')", 'a host is there twice'],
    ["int('x') == 1", '`int` of what is none'],
  ])('%s is unknown', (expression, because) => {
    expect(statusOf(trace(expression))).toContain(because);
  });

  it('does not ask for what is unknown where another operand decides', () => {
    expect(statusOf(trace("{env.A} == 'a' || path('/ws')"))).toBe(201);
    expect(statusOf(trace("{env.A} == 'a' && path('/api')"))).toBe(202);
    expect(statusOf(trace("{none}.startsWith('a') || path('/ws')"))).toBe(201);
  });

  it('that ends in an error is answered with 500, as far as that is measured', () => {
    const failed = trace("{none}.startsWith('a')");
    expect(statusOf(failed)).toBe(500);
    expect(failed.steps.map(({ message }) => message).join()).toContain('ends in an error: no such overload');
    expect(statusOf(trace("{none}.startsWith('a')", { caddy: '2.11.4' }))).toContain('ends in an error');
  });

  it('tells numbers and truth values of `vars` from texts', () => {
    const lines = 'vars {\nnumber 7\nflag true\ntext \'7\'\nquoted "7"\n}';
    expect(statusOf(trace('{vars.number} == 7 && {vars.flag} == true', { lines }))).toBe(201);
    expect(statusOf(trace("{vars.number} == '7' || {vars.quoted} == 7", { lines }))).toBe(202);
  });
});

describe('from release to release', () => {
  it('functions are added', () => {
    expect(statusOf(trace("client_ip('127.0.0.1')", { caddy: '2.7.0' }))).toBe(201);
    expect(statusOf(trace("client_ip('127.0.0.1')"))).toContain('Caddy 2.6.2 has no function client_ip');
    const lines = 'vars kept a';
    expect(statusOf(trace("vars({'kept': 'a'})", { caddy: '2.9.0', lines }))).toBe(201);
    expect(statusOf(trace("vars_regexp('kept', '^a')", { caddy: '2.9.0', lines }))).toBe(201);
    expect(statusOf(trace("vars({'kept': 'a'})", { caddy: '2.8.4', lines }))).toContain('no function vars');
  });

  it('a backslash keeps a placeholder for the matcher, since 2.9', () => {
    // Before, the placeholder is written out within the text, and that is no text any more.
    expect(statusOf(trace('path("\\\\{path}")', { caddy: '2.8.4' }))).toContain('cannot be read');
    expect(statusOf(trace("header({'Upgrade': '\\{header.Upgrade}'})", { caddy: '2.9.0' }))).toBe(201);
  });

  it('regular expressions are called after the matcher, since 2.8', () => {
    const expression = "path_regexp('^/(w)s') && {re.m.1} == 'w'";
    expect(statusOf(trace(expression, { caddy: '2.8.4' }))).toBe(201);
    expect(statusOf(trace(expression, { caddy: '2.7.6' }))).toBe(202);
  });

  it('nothing is claimed of those before 2.6', () => {
    expect(statusOf(trace("path('/ws')", { caddy: '2.5.2' }))).toContain('not worked out');
  });
});

describe('a hostile expression', () => {
  it('may ask for blanks to be taken from a text that is full of them', () => {
    const blanks = `'a${' '.repeat(9_000)}a'`;
    const expression = `[${'1, '.repeat(30)}1].all(x, ${blanks}.trim() != 'b')`;
    const started = performance.now();
    expect(statusOf(trace(expression))).toBe(201);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('takes blanks from both ends of a text alone', () => {
    expect(statusOf(trace("'\\t a  b \\n'.trim() == 'a  b' && '  '.trim() == ''"))).toBe(201);
  });

  const hundred = `[${'1, '.repeat(99)}1]`;
  const long = `'${'a'.repeat(5_000)}'`;

  it.each([
    ['makes a text ever longer', `${long}.replace('a', 'aaaaaaaaaa').replace('a', ${long}) == 'b'`],
    ['joins with a long text', `${long}.split('').join(${long}) == 'b'`],
    [
      'makes a list ever larger',
      `['a']${'.map(x, [x, x])'.repeat(60)} == ['a']${'.map(x, [x, x])'.repeat(60)}`,
    ],
    ['loops within loops', `${hundred}.all(a, ${hundred}.all(b, ${hundred}.all(c, a == b && b == c)))`],
    ['changes a long text often', `${hundred}.all(a, ${hundred}.all(b, ${long}.upperAscii() != 'b'))`],
  ])('that %s ends soon, and is unknown', (_, expression) => {
    const started = performance.now();
    expect(statusOf(trace(expression))).toMatch(/more than is worked out/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
