/** What a version of Caddy has. Where the version is not known, it may be any from 2.6.2, which Debian ships, to the newest. */
import { isVersionAtLeast } from '../../route/target.ts';

/** The oldest Caddy that a text for an unknown version is for. */
export const OLDEST_CADDY = '2.6.2';

/** `stream_close_delay` came with 2.7.0 (#5567); before, the line is refused. */
export function hasStreamCloseDelay(version: string | null): boolean {
  return version !== null && isVersionAtLeast(version, '2.7');
}

/** Since 2.11.0 (#7454) an https upstream is sent its own name as Host, unless a line says otherwise. */
export function mayReplaceHost(version: string | null): boolean {
  return version === null || isVersionAtLeast(version, '2.11');
}
