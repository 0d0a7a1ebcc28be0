/** Whether a request passes the matchers of a route (modules/caddyhttp/matchers.go). Unknown where only run time tells. */
import { addressMatches } from '../../route/address-range.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { fromBytes, toBytes } from '../../text/bytes.ts';
import type { MatcherSet, NamedPattern, RequestMatcher } from '../http/model.ts';
import { compileGoPattern } from '../language/go-pattern.ts';
import { lowerCase } from '../language/go-text.ts';
import { cleanPath, parseQuery } from '../language/go-url.ts';
import { canonicalField, matchesAtEnds } from '../language/header-names.ts';
import { coversHost } from '../language/host-names.ts';
import { PRIVATE_RANGES } from '../language/private-ranges.ts';
import { isFromEnvironment, takesHost } from './environment-host.ts';
import { matchesExpression } from './expression/expression.ts';
import { matchFile } from './file-matcher.ts';
import { pathMatches } from './path-matcher.ts';
import { splitHost } from './placeholders.ts';
import type { RequestInProgress, RequestPart } from './progress.ts';
import { headerValues, placeholderValue, replaceIn } from './replacement.ts';

const YES = known(true);
const NO = known(false);

/** One of the sets must match; no sets match every request. */
export function matchesAny(sets: readonly MatcherSet[], request: RequestInProgress): Known<boolean> {
  if (sets.length === 0) return YES;
  return anyOf(sets, (set) => matchesAll(set, request));
}

function matchesAll(set: MatcherSet, request: RequestInProgress): Known<boolean> {
  if (set.length > 1 && set.some(({ kind }) => kind === 'expression')) return matchesInAnyOrder(set, request);
  let answer: Known<boolean> = YES;
  for (const matcher of set) {
    const one = matches(matcher, request);
    if (one.kind === 'unknown') answer = one;
    else if (!one.value) return NO;
  }
  return answer;
}

/** Caddy asks the matchers of a set in an order of chance: one that does not match hides the error of an expression, or not. */
function matchesInAnyOrder(set: MatcherSet, request: RequestInProgress): Known<boolean> {
  const before = request.matcherError;
  const answers = set.map((matcher) => matches(matcher, request));
  const others = answers.filter((one) => one.kind === 'unknown' || !one.value);
  const failed = request.matcherError;
  if (failed === before || others.length < 2)
    return others.find((one) => one.kind === 'known') ?? others[0] ?? YES;
  request.matcherError = before;
  return unknown(
    `whether ${failed?.because ?? ''}, the order of chance decides in which Caddy asks the matchers`,
  );
}

/** True as soon as one is; unknown where one could be. */
function anyOf<T>(items: Iterable<T>, test: (item: T) => Known<boolean>): Known<boolean> {
  let answer: Known<boolean> = NO;
  for (const item of items) {
    const one = test(item);
    if (one.kind === 'unknown') answer = one;
    else if (one.value) return YES;
  }
  return answer;
}

function allOf<T>(items: Iterable<T>, test: (item: T) => Known<boolean>): Known<boolean> {
  return negated(anyOf(items, (item) => negated(test(item))));
}

function negated(answer: Known<boolean>): Known<boolean> {
  return answer.kind === 'unknown' ? answer : known(!answer.value);
}

/** Applies a test to a text once its placeholders are filled in. */
function withText(text: string, request: RequestInProgress, test: (text: string) => boolean): Known<boolean> {
  const replaced = replaceIn(text, request);
  return replaced.kind === 'unknown' ? replaced : known(test(replaced.value));
}

/** A part that handlers have filled with what is not known matches perhaps. */
function unknownPart(part: RequestPart, { unknownParts }: RequestInProgress): Known<boolean> | null {
  const because = unknownParts.get(part);
  return because === undefined ? null : unknown(because);
}

function unknownField(name: string, request: RequestInProgress): Known<boolean> | null {
  const field = canonicalField(name);
  return unknownPart(field === 'Host' ? 'host' : `header ${field}`, request);
}

function matches(matcher: RequestMatcher, request: RequestInProgress): Known<boolean> {
  switch (matcher.kind) {
    case 'path':
      return (
        unknownPart('path', request) ??
        anyOf(matcher.patterns, (written) =>
          // Placeholders are filled in after that, names in lower case and all.
          withText(fromBytes(lowerCase(toBytes(written))), request, (pattern) =>
            pathMatches(pattern, request),
          ),
        )
      );
    case 'path_regexp':
      return (
        unknownPart('path', request) ??
        matchesPattern(matcher.pattern, cleanPath(request.path, true), request)
      );
    case 'host':
      return unknownPart('host', request) ?? matchesHost(matcher.hosts, request);
    case 'method':
      return unknownPart('method', request) ?? known(matcher.methods.includes(request.method));
    case 'query':
      return unknownPart('query', request) ?? matchesQuery(matcher.values, request);
    case 'header':
      return allOf(
        matcher.fields,
        ([field, values]) =>
          unknownField(field, request) ?? headerMatches(headerValues(request, field), values, request),
      );
    case 'header_regexp':
      return allOf(
        matcher.fields,
        ([field, pattern]) =>
          unknownField(field, request) ??
          anyOf(headerValues(request, field), (value) => matchesPattern(pattern, value, request)),
      );
    case 'protocol':
      return protocolMatches(matcher.protocol, request);
    case 'remote_ip':
      return matchesAddress(
        matcher.ranges,
        matcher.forwarded ? forwardedAddress(request) : undefined,
        request,
      );
    case 'client_ip':
      return matchesAddress(matcher.ranges, undefined, request);
    case 'not':
      return negated(anyOf(matcher.sets, (set) => matchesAll(set, request)));
    case 'vars':
      return matchesVars(matcher.values, request);
    case 'vars_regexp':
      return anyOf(matcher.values, ([name, pattern]) => matchesVariable(name, pattern, request));
    case 'file':
      return matchFile(matcher, request);
    case 'expression':
      return matchesExpression(matcher, request, matches);
    case 'unknown':
      return unknown(`the matcher \`${matcher.module}\` comes from a plugin`);
  }
}

/** Notes the captures of a regular expression that matches, for placeholders. */
function matchesPattern(
  { name, pattern }: NamedPattern,
  text: string,
  request: RequestInProgress,
): Known<boolean> {
  const compiled = compileGoPattern(pattern);
  if (compiled === null)
    return unknown(`what the regular expression \`${pattern}\` matches is not worked out`);
  const found = compiled.match(text);
  if (found === null) return NO;
  const prefixes = ['http.regexp', ...(name === '' ? [] : [`http.regexp.${name}`])];
  const both = name === '' || isVersionAtLeast(request.version, '2.8');
  for (const prefix of both ? prefixes : prefixes.slice(1)) {
    for (const [index, group] of found.groups.entries())
      request.values.set(`${prefix}.${index}`, known(group));
    for (const [group, value] of found.named) request.values.set(`${prefix}.${group}`, known(value));
  }
  return YES;
}

/** More hosts than that are searched in another way. */
const MANY_HOSTS = 100;

/** Nothing in it is to be filled in. */
const IS_PLAIN = /^[\w.*:-]*$/;

/** Among many hosts those that are written out had to be met in their very letter case until 2.11.1 (CVE-2026-27588). */
function matchesHost(hosts: readonly string[], request: RequestInProgress): Known<boolean> {
  const isExact = hosts.length > MANY_HOSTS && !isVersionAtLeast(request.version, '2.11.1');
  const asked = hostOf(request.host);
  return anyOf(hosts, (host) => {
    const isWritten = isExact && !host.includes('*');
    if (IS_PLAIN.test(host)) return (isWritten ? host === asked : coversHost(host, asked)) ? YES : NO;
    if (isFromEnvironment(host)) return known(takesHost(host, request));
    return isWritten && !host.includes('{')
      ? known(host === asked)
      : withText(host, request, (name) => coversHost(name, asked));
  });
}

/** Without its port, and an address without brackets. */
function hostOf(host: string): string {
  if (!host.includes(':')) return host;
  return splitHost(host).host.replace(/^\[|\]$/g, '');
}

/** Of several keys one had to match until 2.7, and only by its first value; since then all must. */
function matchesQuery(
  wanted: ReadonlyMap<string, readonly string[]>,
  request: RequestInProgress,
): Known<boolean> {
  const isNew = isVersionAtLeast(request.version, '2.7');
  const given = parseQuery(request.query);
  if (wanted.size === 0) return known(isNew || request.query === '');
  if (given === null && isNew) return NO;
  const test = ([name, values]: readonly [string, readonly string[]]) => {
    const key = replaceIn(name, request);
    if (key.kind === 'unknown') return key;
    const sent = given?.get(key.value);
    if (sent === undefined) return NO;
    return anyOf(values, (value) =>
      withText(value, request, (text) => text === '*' || (isNew ? sent.includes(text) : sent[0] === text)),
    );
  };
  return isNew ? allOf(wanted, test) : anyOf(wanted, test);
}

function headerMatches(
  sent: readonly string[],
  allowed: readonly string[] | null,
  request: RequestInProgress,
): Known<boolean> {
  if (allowed === null) return known(sent.length === 0);
  if (allowed.length === 0) return known(sent.length > 0);
  return anyOf(allowed, (pattern) =>
    withText(pattern, request, (text) => sent.some((value) => matchesAtEnds(text, value))),
  );
}

/** The client is taken to speak HTTP/1.1, as every client does that opens a WebSocket in the usual way. */
function protocolMatches(protocol: string, request: RequestInProgress): Known<boolean> {
  switch (protocol) {
    case 'https':
    case 'http':
      return known(request.client.scheme === protocol);
    case 'grpc':
      return known(headerValues(request, 'Content-Type').join(',').startsWith('application/grpc'));
    case 'http/1.1':
    case 'http/1.0+':
    case 'http/1.1+':
      return YES;
    default:
      return NO;
  }
}

/** With `forwarded` the first address of X-Forwarded-For counts, whoever sent it. Undefined where there is none. */
function forwardedAddress(request: RequestInProgress): string | undefined {
  const [line = ''] = headerValues(request, 'X-Forwarded-For');
  if (line === '') return undefined;
  const first = line.split(',')[0]?.trim() ?? '';
  return splitHost(first).host;
}

function matchesAddress(
  ranges: readonly string[],
  forwarded: string | undefined,
  { options }: RequestInProgress,
): Known<boolean> {
  const address = forwarded ?? options.clientAddress;
  if (address === undefined) return unknown('the address of the client is not given');
  // What is no address lies in no range.
  if (forwarded !== undefined && !isAddress(forwarded)) return NO;
  return anyOf(ranges.flatMap(expandRange), (range) => addressMatches(address, range));
}

function isAddress(text: string): boolean {
  return addressMatches(text, '0.0.0.0/0').kind === 'known';
}

function expandRange(range: string): readonly string[] {
  return range === 'private_ranges' ? PRIVATE_RANGES : [range];
}

function matchesVars(
  wanted: ReadonlyMap<string, readonly string[]>,
  request: RequestInProgress,
): Known<boolean> {
  if (wanted.size === 0) return YES;
  return anyOf(wanted, ([name, values]) => {
    const value = variable(name, request);
    if (value.kind === 'unknown') return value;
    return anyOf(values, (text) => withText(text, request, (replaced) => replaced === value.value));
  });
}

/** Until 2.7 braces name no placeholder here, but the key itself counts as a text too, with its placeholders (measured on 2.6.2). */
function matchesVariable(name: string, pattern: NamedPattern, request: RequestInProgress): Known<boolean> {
  const isOld = !isVersionAtLeast(request.version, '2.7');
  const values = isOld ? [plainVariable(name, request), known(name)] : [variable(name, request)];
  return anyOf(values, (value) => {
    if (value.kind === 'unknown') return value;
    const replaced = replaceIn(value.value, request);
    return replaced.kind === 'unknown' ? replaced : matchesPattern(pattern, replaced.value, request);
  });
}

/** A variable, or a placeholder in braces. Go writes what is not there as `<nil>`. */
function variable(name: string, request: RequestInProgress): Known<string> {
  if (/^\{[^{]*\}$/.test(name)) return placeholderValue(name.slice(1, -1), request) ?? known('<nil>');
  return plainVariable(name, request);
}

function plainVariable(name: string, { values }: RequestInProgress): Known<string> {
  return values.get(`http.vars.${name}`) ?? known('<nil>');
}
