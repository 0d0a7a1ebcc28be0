/**
 * How long a WebSocket lives behind Caddy: for ever, unless `read_timeout` of the transport ends a silent one or
 * `stream_timeout` any. No other timeout touches an open HTTP/1.1 WebSocket (measured on 2.6.2 and 2.11.4).
 */
import { known, type Setting, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { type DurationReading, parseDuration, parseDurationOrNanoseconds } from '../language/duration.ts';
import { childrenNamed, headSpan, type Statement } from './statement.ts';
import { transportOf } from './upstream.ts';

/** A time and the line that sets it; null where none does. */
export interface TimeSetting extends Setting<number | null> {
  readonly statement: Statement | null;
}

/** Silence that ends an open socket: `read_timeout` of `transport http`, since 2.6. */
export function idleTimeout(proxy: Statement, version: string): TimeSetting {
  const transport = transportOf(proxy);
  const isHttp = transport?.args[0]?.value === 'http' && isVersionAtLeast(version, '2.6');
  const line = isHttp && transport !== null ? childrenNamed(transport, 'read_timeout').at(-1) : undefined;
  return timeFrom(line, proxy, parseDuration);
}

/** What ends even a busy socket: `stream_timeout`, since 2.7. */
export function lifetime(proxy: Statement, version: string): TimeSetting {
  const line = isVersionAtLeast(version, '2.7') ? childrenNamed(proxy, 'stream_timeout').at(-1) : undefined;
  return timeFrom(line, proxy, parseDurationOrNanoseconds);
}

function timeFrom(
  line: Statement | undefined,
  proxy: Statement,
  read: (text: string) => DurationReading,
): TimeSetting {
  if (line === undefined)
    return { value: known(null), origin: { kind: 'default', versions: 'every version' }, statement: null };
  const origin = { kind: 'span', span: headSpan(line) } as const;
  if (line.conditional && !proxy.conditional) {
    return { value: unknown('a template decides whether this line is there'), origin, statement: line };
  }
  const argument = line.args[0];
  if (argument === undefined) return { value: unknown('the line has no value'), origin, statement: line };
  if (!argument.certain || argument.value.includes('{')) {
    return { value: unknown(`${argument.value} is filled in elsewhere`), origin, statement: line };
  }
  const reading = read(argument.value);
  if (reading.kind === 'refused') {
    return { value: unknown(`Caddy refuses ${argument.value}`), origin, statement: line };
  }
  // Go takes a timeout of zero for none.
  return { value: known(reading.ms <= 0 ? null : reading.ms), origin, statement: line };
}
