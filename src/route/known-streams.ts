/**
 * Paths that are known to carry event streams (server-sent events): evidence of intent, for every dialect. The WebSocket
 * ones are in `known-paths.ts`.
 *
 * Sources: the name that the HTML standard gives the interface (`EventSource`) and the media type, and Mercure's own
 * `/.well-known/mercure`. `/events` and `/stream` are as often a list of appointments or a film.
 */
import { lookUp } from '../text/look-up.ts';

export interface KnownStream {
  /** Who uses the path, for people: "Mercure". */
  readonly application: string;
  /** Other things have such a path too. */
  readonly ambiguous: boolean;
}

const EVENTS: KnownStream = { application: 'server-sent events', ambiguous: false };
const PERHAPS_EVENTS: KnownStream = { application: 'server-sent events', ambiguous: true };

/** A path segment that says so wherever in the path it stands. */
const SEGMENTS: Readonly<Record<string, KnownStream>> = {
  sse: EVENTS,
  eventsource: EVENTS,
  'event-source': EVENTS,
  'event-stream': EVENTS,
  eventstream: EVENTS,
  'server-sent-events': EVENTS,
  mercure: { application: 'Mercure', ambiguous: false },
  events: PERHAPS_EVENTS,
  stream: PERHAPS_EVENTS,
};

/** What is known of a literal path (`/api/sse`, `/events/`), or null. Case does not matter. */
export function knownStreamPath(path: string): KnownStream | null {
  let ambiguous: KnownStream | null = null;
  for (const segment of path.toLowerCase().split('/')) {
    const found = lookUp(SEGMENTS, segment);
    if (found?.ambiguous === false || /^sse[-_]|[-_]sse$/.test(segment)) return found ?? EVENTS;
    ambiguous ??= found ?? null;
  }
  return ambiguous;
}

/** What is known of a path pattern: the words between its operators are taken as path segments. */
export function knownStreamPattern(pattern: string): KnownStream | null {
  const words = pattern.replaceAll('\\.', '.').split(/[^\w./-]+/);
  let ambiguous: KnownStream | null = null;
  for (const word of words) {
    const found = knownStreamPath(word);
    if (found?.ambiguous === false) return found;
    ambiguous ??= found;
  }
  return ambiguous;
}
