/**
 * Paths that are known to carry WebSockets: evidence of intent, for every dialect.
 *
 * Most are what the application presets say. By hand are the generic words, and what no preset has: Phoenix's `/live`
 * and SignalR's `/hub` are their guides' examples, `/notifications/hub` is Vaultwarden's, whose preset has the shorter
 * prefix, `/queue/join` is Gradio's before 4, `/mqtt` is the brokers' usual example.
 */
import { lookUp } from '../text/look-up.ts';
import type { KnownAppPath } from './application.ts';
import { APPLICATIONS } from './applications.generated.ts';

export interface KnownPath {
  /** Who uses the path, for people: "Socket.IO". */
  readonly application: string;
  /** Serves nothing but WebSockets, so that constants instead of a map do no harm there. */
  readonly exclusive: boolean;
}

/** A path segment that by itself says WebSocket, wherever in the path it stands. */
const SEGMENTS: Readonly<Record<string, KnownPath>> = {
  ws: { application: 'WebSocket endpoints', exclusive: true },
  wss: { application: 'WebSocket endpoints', exclusive: true },
  websocket: { application: 'WebSocket endpoints', exclusive: true },
  websockets: { application: 'WebSocket endpoints', exclusive: true },
  'web-socket': { application: 'WebSocket endpoints', exclusive: true },
  'websocket-endpoint': { application: 'WebSocket endpoints', exclusive: true },
  'ws-gateway': { application: 'WebSocket endpoints', exclusive: true },
  'socket.io': { application: 'Socket.IO', exclusive: false },
  sockjs: { application: 'SockJS', exclusive: false },
  'sockjs-node': { application: 'SockJS', exclusive: false },
  'webpack-hmr': { application: 'the Next.js development server', exclusive: true },
  'vite-hmr': { application: 'the Vite development server', exclusive: true },
  websockify: { application: 'noVNC', exclusive: true },
  'websocket-tunnel': { application: 'Guacamole', exclusive: true },
  signalr: { application: 'SignalR', exclusive: false },
};

/** Whole paths, without a trailing slash. A deeper path matches as well. */
const BY_HAND: Readonly<Record<string, KnownPath>> = {
  // Rails may serve pages whose names begin so, and the preset says it; the path itself is nothing but a socket.
  '/cable': { application: 'Action Cable', exclusive: true },
  '/live': { application: 'Phoenix LiveView', exclusive: false },
  '/hub': { application: 'SignalR', exclusive: false },
  '/hubs': { application: 'SignalR', exclusive: false },
  '/notifications/hub': { application: 'Vaultwarden', exclusive: false },
  '/queue/join': { application: 'Gradio', exclusive: false },
  '/mqtt': { application: 'MQTT over WebSocket', exclusive: true },
};

/** Words that many applications have in their paths, with and without WebSockets. */
const ORDINARY = new Set(
  'api app apps chat console event events graphql hub hubs live notifications proxy push relay rest stream streams terminal terminals'.split(
    ' ',
  ),
);

/** Whether a path by itself tells whose it is: some word in it is neither ordinary nor everybody's for WebSockets. */
export function isTellingPath({ path }: KnownAppPath): boolean {
  return path
    .toLowerCase()
    .split('/')
    .some((word) => word !== '' && !ORDINARY.has(word) && !isGenericWord(word) && !/^v\d+\w*$/.test(word));
}

function isGenericWord(word: string): boolean {
  return Object.hasOwn(SEGMENTS, word);
}

let prefixes: ReadonlyMap<string, KnownPath | null> | null = null;

/** By the path without a slash at its end. Null: known to be another one's, without WebSockets. */
function makePrefixes(): ReadonlyMap<string, KnownPath | null> {
  const table = new Map<string, KnownPath | null>();
  for (const { name, webSockets, eventStreams } of APPLICATIONS) {
    for (const known of eventStreams.filter(isTellingPath)) table.set(keyOf(known), null);
    for (const known of webSockets.filter(isTellingPath))
      table.set(keyOf(known), { application: name, exclusive: known.only });
  }
  for (const [path, known] of Object.entries(BY_HAND)) table.set(path, known);
  return table;
}

function keyOf({ path }: KnownAppPath): string {
  return path.toLowerCase().replace(/\/$/, '');
}

/** The known path that a path is or lies below, the longest one. */
function knownPrefix(path: string): KnownPath | null {
  prefixes ??= makePrefixes();
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = prefixes.get(path.slice(0, end));
    if (found !== undefined) return found;
  }
  return null;
}

/** What is known of a literal path (`/app/ws`, `/socket.io/`), or null. Case does not matter. */
export function knownWebSocketPath(path: string): KnownPath | null {
  const lower = path.toLowerCase();
  const known = knownPrefix(lower);
  const word = knownWord(lower);
  if (known === null) return word;
  return { ...known, exclusive: known.exclusive || word?.exclusive === true };
}

function knownWord(path: string): KnownPath | null {
  for (const segment of path.split('/')) {
    const found = lookUp(SEGMENTS, segment);
    if (found !== undefined) return found;
    if (/^(?:ws|websocket)[-_]|[-_](?:ws|websocket)$/.test(segment))
      return { application: 'WebSocket endpoints', exclusive: true };
  }
  return null;
}

/** What is known of a path pattern: the words between its operators are taken as path segments. */
export function knownWebSocketPattern(pattern: string): KnownPath | null {
  const words = pattern.replaceAll('\\.', '.').split(/[^\w./-]+/);
  for (const word of words) {
    const found = knownWebSocketPath(word.replace(/^\.?\/+|\/+\.?$/g, '/'));
    if (found !== null) return { ...found, exclusive: false };
  }
  return null;
}

/** Health checks and scrapes, which come one at a time, seconds apart, and never open a WebSocket. */
export function isProbePath(path: string): boolean {
  return /\/(?:health\w*|ready\w*|alive|ping|metrics)\/?$/i.test(path);
}

/** Whether a regular expression is about files by the ends of their names: `\.(?:css|js)$`. */
export function isAboutFiles(pattern: string): boolean {
  return /\\\.(?:\((?:\?:)?[\w|?]+\)|\w+)\$$/.test(pattern);
}
