/** What options of `reverse_proxy` other than header lines do to a handshake (each measured on 2.6.2 and 2.11.4). */
import { isVersionAtLeast } from '../../route/target.ts';
import { hasProxyOption } from '../language/proxy-options.ts';
import { bufferingLines } from './buffering.ts';
import { earlierModifiers, type ProxySite, reachesEarlier } from './proxy.ts';
import { quoteLine, reason, type WrittenReason } from './reason.ts';
import { childrenNamed, type Statement, splitMatcher } from './statement.ts';
import { transportOf, upstreamArguments, upstreamScheme } from './upstream.ts';

export function* optionReasons(site: ProxySite, version: string): Generator<WrittenReason> {
  for (const found of reasonsAsWritten(site, version)) {
    const dependsOnTemplate = found.statement.conditional && !site.proxy.conditional;
    yield dependsOnTemplate ? undecided(found.statement) : found;
  }
}

function undecided(line: Statement): WrittenReason {
  const message = `a template decides whether ${quoteLine(line)}, with which no WebSocket opens, is there`;
  return reason('unknown', 'unknown', line, message);
}

function* reasonsAsWritten(site: ProxySite, version: string): Generator<WrittenReason> {
  const { proxy } = site;
  yield* protocolReasons(proxy, version);
  for (const option of bufferingLines(proxy, version)) {
    const message = `${quoteLine(option)} makes Caddy wait for the end of the response, and a WebSocket has none: the handshake hangs`;
    yield reason('buffered', 'fails', option, message);
  }
  yield* methodReasons(site, version);
  yield* handledReasons(proxy, version);
}

function* protocolReasons(proxy: Statement, version: string): Generator<WrittenReason> {
  const transport = transportOf(proxy);
  const versions = transport === null ? undefined : childrenNamed(transport, 'versions').at(-1);
  const values = versions?.args.map(({ value }) => value) ?? [];
  if (versions !== undefined && values.includes('h2c')) {
    const message = `${quoteLine(versions)} speaks HTTP/2 without TLS to the application, over which Caddy cannot upgrade: it answers 502`;
    yield reason('upstream-protocol', 'fails', versions, message);
  } else if (versions !== undefined && values.join() === '3' && isVersionAtLeast(version, '2.8')) {
    const message = `${quoteLine(versions)} speaks HTTP/3 to the application, over which Caddy cannot upgrade`;
    yield reason('upstream-protocol', 'fails', versions, message);
  }
  const cleartext = upstreamArguments(proxy).find(({ value }) => upstreamScheme(value, version) === 'h2c');
  if (cleartext !== undefined) {
    const message = `\`${cleartext.value}\` speaks HTTP/2 without TLS to the application, over which Caddy cannot upgrade: it answers 502`;
    yield { ...reason('upstream-protocol', 'fails', proxy, message), blame: cleartext.span };
  }
  if (transport?.args[0]?.value === 'fastcgi') {
    yield reason('upstream-protocol', 'fails', transport, 'FastCGI has no upgrade: no WebSocket passes');
  }
}

function* methodReasons({ proxy, levels }: ProxySite, version: string): Generator<WrittenReason> {
  const altered = (line: Statement, method: string) =>
    reason(
      'request-altered',
      'fails',
      line,
      `${quoteLine(line)} sends the handshake as ${method}, and only GET can upgrade`,
    );
  for (const line of hasProxyOption('method', version) ? childrenNamed(proxy, 'method') : []) {
    const method = line.args[0];
    if (method?.certain === true && isOtherMethod(method.value)) yield altered(line, method.value);
  }
  yield* methodLineReasons(levels, altered);
}

/** Of the lines around the proxy the last one counts: one with GET makes up for those before it. */
function methodLineReasons(
  levels: ProxySite['levels'],
  altered: (line: Statement, method: string) => WrittenReason,
): readonly WrittenReason[] {
  const inDoubt = (line: Statement) =>
    reason('unknown', 'unknown', line, `whether handshakes pass ${quoteLine(line)} cannot be told`);
  let found: WrittenReason[] = [];
  for (const [index, level] of levels.entries()) {
    for (const modifier of earlierModifiers(level, 'method')) {
      const line = modifier.handler;
      const method = splitMatcher(line).args[0];
      const passes = reachesEarlier(levels, index, modifier);
      if (method?.certain !== true || passes === 'no') continue;
      const isCertain = passes === 'yes';
      if (isOtherMethod(method.value)) found.push(isCertain ? altered(line, method.value) : inDoubt(line));
      else if (method.value === 'GET' && found.length > 0)
        found = isCertain && !line.conditional ? [] : [inDoubt(line)];
    }
  }
  return found;
}

function isOtherMethod(value: string): boolean {
  return value !== 'GET' && /^[A-Z]+$/.test(value);
}

/** Response handlers that take the 101 for themselves. */
function* handledReasons(proxy: Statement, version: string): Generator<WrittenReason> {
  if (hasProxyOption('handle_response', version)) {
    for (const handler of childrenNamed(proxy, 'handle_response')) {
      if (!catches101(proxy, handler.args[0]?.value ?? null) || handler.opaque || copiesResponse(handler))
        continue;
      const message = `${quoteLine(handler)} answers instead of the application, also for the 101 response of a handshake`;
      yield reason('response-handled', 'fails', handler, message);
    }
  }
  if (!hasProxyOption('replace_status', version)) return;
  for (const line of childrenNamed(proxy, 'replace_status')) {
    const matcher = line.args.length > 1 ? (line.args[0]?.value ?? null) : null;
    if (!catches101(proxy, matcher)) continue;
    const message = `${quoteLine(line)} changes the status of the 101 response too, and the handshake hangs`;
    yield reason('response-handled', 'fails', line, message);
  }
}

/** Whether a response matcher lets the 101 through. Matchers on headers are decided at run time: no. */
function catches101(proxy: Statement, matcher: string | null): boolean {
  if (matcher === null || matcher === '*') return true;
  const defined = childrenNamed(proxy, matcher);
  if (defined.length === 0) return false;
  return defined.every((definition) => {
    const inline = definition.args[0]?.value === 'status' ? definition.args.slice(1) : [];
    const inBlock = childrenNamed(definition, 'status').flatMap(({ args }) => args);
    return [...inline, ...inBlock].some(({ value }) => value === '101' || value === '1xx');
  });
}

function copiesResponse(handler: Statement): boolean {
  const waiting = [...(handler.block ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name.value === 'copy_response' || next.name.value === 'invoke' || next.opaque) return true;
    waiting.push(...(next.block ?? []));
  }
  return false;
}
