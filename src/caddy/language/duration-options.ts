/** Which options of `reverse_proxy`, of its transports and of the global options are durations, and how they are read. */
import { lookUp } from '../../text/look-up.ts';

/** Read by caddy.ParseDuration: a bare number is refused when the configuration is loaded. */
const STRICT: Readonly<Record<string, readonly string[]>> = {
  reverse_proxy: [
    'lb_try_duration',
    'lb_try_interval',
    'health_interval',
    'health_timeout',
    'fail_duration',
    'unhealthy_latency',
  ],
  transport: [
    'dial_timeout',
    'dial_fallback_delay',
    'response_header_timeout',
    'expect_continue_timeout',
    'read_timeout',
    'write_timeout',
    'tls_timeout',
    'keepalive_interval',
  ],
  timeouts: ['read_body', 'read_header', 'write', 'idle'],
};

/** A bare integer is a number of nanoseconds (reverseproxy/caddyfile.go: strconv.Atoi comes first). */
const NANOSECONDS: ReadonlySet<string> = new Set(['stream_timeout', 'stream_close_delay', 'flush_interval']);

export type DurationOption = 'strict' | 'nanoseconds';

/** How the option `name` in a block of `owner` is read; null when it is no duration. */
export function durationOption(owner: string, name: string): DurationOption | null {
  if (owner === 'reverse_proxy' && NANOSECONDS.has(name)) return 'nanoseconds';
  const strict = lookUp(STRICT, owner);
  return strict?.includes(name) === true ? 'strict' : null;
}
