/** Which releases know which options of `reverse_proxy` (reverseproxy/caddyfile.go). Those left out have always been there. */
import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';

/** The releases that know an option or a module. */
export interface Releases {
  /** First release; left out for what is as old as 2.6.2. */
  readonly since?: string;
  /** First release without it. */
  readonly until?: string;
  /** What to use in its place, where it is gone. */
  readonly instead?: string;
}

const BUFFERS_AS_SIZES = {
  until: '2.8',
  instead: 'request_buffers or response_buffers with a size',
} as const;

export const PROXY_OPTION_RELEASES: Readonly<Record<string, Releases>> = {
  buffer_requests: { since: '2.2', ...BUFFERS_AS_SIZES },
  buffer_responses: { since: '2.4', ...BUFFERS_AS_SIZES },
  max_buffer_size: { since: '2.2', ...BUFFERS_AS_SIZES },
  handle_response: { since: '2.4' },
  replace_status: { since: '2.5' },
  method: { since: '2.5.1' },
  rewrite: { since: '2.5.1' },
  request_buffers: { since: '2.6.4' },
  response_buffers: { since: '2.6.4' },
  stream_timeout: { since: '2.7' },
  stream_close_delay: { since: '2.7' },
  verbose_logs: { since: '2.7' },
  health_follow_redirects: { since: '2.8' },
  health_passes: { since: '2.8' },
  health_fails: { since: '2.8' },
  health_upstream: { since: '2.9' },
  health_method: { since: '2.9' },
  health_request_body: { since: '2.9' },
  stream_buffer_size: { since: '2.11.3' },
};

/** Whether a version knows an option of `reverse_proxy`. True for what has always been there. */
export function hasProxyOption(name: string, version: string): boolean {
  const { since, until } = lookUp(PROXY_OPTION_RELEASES, name) ?? {};
  if (since !== undefined && !isVersionAtLeast(version, since)) return false;
  return until === undefined || !isVersionAtLeast(version, until);
}
