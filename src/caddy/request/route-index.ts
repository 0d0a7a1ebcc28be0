/**
 * Which routes of a long list a request may pass: those whose hosts and paths are written out are looked up, so that a
 * request does not have to be held against each of a thousand sites. What it leaves out, asking would have turned away, and
 * would have noted nothing.
 */
import type { HttpRoute, MatcherSet } from '../http/model.ts';
import { lowerCase } from '../language/go-text.ts';
import { hostOf } from './matchers.ts';
import { comparedPath } from './path-matcher.ts';
import type { RequestInProgress } from './progress.ts';

/** Shorter lists are gone through quicker. */
const LONG = 24;

const indexes = new WeakMap<readonly HttpRoute[], RouteIndex | null>();

/** The places of the routes that may match, in order, from one place on. */
export function candidatesFrom(
  start: number,
  routes: readonly HttpRoute[],
  request: RequestInProgress,
): Iterable<number> {
  const index = indexOf(routes);
  const isKnown = !request.unknownParts.has('host') && !request.unknownParts.has('path');
  return index !== null && isKnown
    ? index.candidates(request).filter((place) => place >= start)
    : placesFrom(start, routes.length);
}

function* placesFrom(start: number, end: number): Generator<number> {
  for (let place = start; place < end; place++) yield place;
}

/** Null where a look-up would save nothing. */
function indexOf(routes: readonly HttpRoute[]): RouteIndex | null {
  if (routes.length < LONG) return null;
  let index = indexes.get(routes);
  if (index === undefined) {
    index = RouteIndex.of(routes);
    indexes.set(routes, index);
  }
  return index;
}

/** What a set of matchers asks for first, and is told by a look-up. */
type Key =
  | { readonly kind: 'hosts'; readonly hosts: readonly string[] }
  | { readonly kind: 'paths'; readonly patterns: readonly string[] };

/** In these nothing is to be filled in, and letter case does not count. */
const PLAIN_HOST = /^[\w.:-]+$/;
/** What the path begins with, or all of it. */
const PLAIN_PATH = /^(?:\/[\w.~!$&'()+,;=:@-]+)*\/?\*?$/;

/** A wildcard notes nothing, whether it covers the host or not: what comes after it may be looked up. */
const WILDCARD_HOST = /^[\w.:*-]+$/;

function keyOf(set: MatcherSet): Key | null {
  for (const matcher of set) {
    if (matcher.kind === 'path') {
      const isPlain = matcher.patterns.every((pattern) => PLAIN_PATH.test(pattern));
      return isPlain ? { kind: 'paths', patterns: matcher.patterns } : null;
    }
    if (matcher.kind !== 'host') return null;
    if (matcher.hosts.every((host) => PLAIN_HOST.test(host))) return { kind: 'hosts', hosts: matcher.hosts };
    if (!matcher.hosts.every((host) => WILDCARD_HOST.test(host))) return null;
  }
  return null;
}

class RouteIndex {
  /** Places of the routes that have to be asked. */
  readonly #asked: number[] = [];
  readonly #byHost = new Map<string, number[]>();
  readonly #byPath = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
  readonly #prefixLengths = new Set<number>();

  /** Null where it would leave out too little. */
  static of(routes: readonly HttpRoute[]): RouteIndex | null {
    const index = new RouteIndex();
    for (const [place, { match }] of routes.entries()) {
      const keys = match.map(keyOf);
      if (keys.length === 0 || keys.includes(null)) index.#asked.push(place);
      else for (const key of keys) index.#note(key, place);
    }
    return index.#asked.length > routes.length / 2 ? null : index;
  }

  #note(key: Key | null, place: number): void {
    if (key?.kind === 'hosts') for (const host of key.hosts) noteAt(this.#byHost, lowerCase(host), place);
    if (key?.kind !== 'paths') return;
    for (const pattern of key.patterns.map(lowerCase)) {
      if (pattern.endsWith('*')) {
        noteAt(this.#byPrefix, pattern.slice(0, -1), place);
        this.#prefixLengths.add(pattern.length - 1);
      } else noteAt(this.#byPath, pattern, place);
    }
  }

  candidates(request: RequestInProgress): readonly number[] {
    const path = comparedPath(request, true);
    const places = new Set(this.#asked);
    const take = (found: readonly number[] = []): void => {
      for (const place of found) places.add(place);
    };
    take(this.#byHost.get(hostOf(request.host).toLowerCase()));
    take(this.#byPath.get(path));
    for (const length of this.#prefixLengths) {
      if (length <= path.length) take(this.#byPrefix.get(path.slice(0, length)));
    }
    return [...places].sort((a, b) => a - b);
  }
}

function noteAt(table: Map<string, number[]>, name: string, place: number): void {
  const places = table.get(name);
  if (places === undefined) table.set(name, [place]);
  else places.push(place);
}
