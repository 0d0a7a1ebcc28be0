/**
 * Paths that are known to carry WebSockets: evidence of intent, for every dialect.
 *
 * Sources are the client libraries' own defaults: Socket.IO (`/socket.io/`), SockJS, Action Cable (`/cable`), Phoenix
 * (`/live/websocket`, `/socket`), SignalR (`/hub`), Next.js (`/_next/webpack-hmr`), Grafana Live (`/api/live/ws`),
 * Jupyter (`/api/kernels/…/channels`), Streamlit (`/_stcore/stream`), Gradio (`/queue/join`).
 */

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
const PREFIXES: readonly (KnownPath & { readonly prefix: string })[] = [
  { prefix: '/cable', application: 'Action Cable', exclusive: true },
  { prefix: '/live', application: 'Phoenix LiveView', exclusive: false },
  { prefix: '/hub', application: 'SignalR', exclusive: false },
  { prefix: '/hubs', application: 'SignalR', exclusive: false },
  { prefix: '/notifications/hub', application: 'Vaultwarden', exclusive: false },
  { prefix: '/api/kernels', application: 'Jupyter', exclusive: false },
  { prefix: '/terminals', application: 'Jupyter', exclusive: false },
  { prefix: '/_stcore/stream', application: 'Streamlit', exclusive: true },
  { prefix: '/queue/join', application: 'Gradio', exclusive: false },
  { prefix: '/realtime/v1', application: 'Supabase Realtime', exclusive: false },
  { prefix: '/xmpp-websocket', application: 'Jitsi Meet', exclusive: true },
  { prefix: '/colibri-ws', application: 'Jitsi Meet', exclusive: true },
  { prefix: '/mqtt', application: 'MQTT over WebSocket', exclusive: true },
];

/** What is known of a literal path (`/app/ws`, `/socket.io/`), or null. Case does not matter. */
export function knownWebSocketPath(path: string): KnownPath | null {
  const lower = path.toLowerCase();
  for (const segment of lower.split('/')) {
    const found = Object.hasOwn(SEGMENTS, segment) ? SEGMENTS[segment] : undefined;
    if (found !== undefined) return found;
    if (/^(?:ws|websocket)[-_]|[-_](?:ws|websocket)$/.test(segment))
      return { application: 'WebSocket endpoints', exclusive: true };
  }
  for (const known of PREFIXES) {
    if (!lower.startsWith(known.prefix)) continue;
    if (lower.length === known.prefix.length || lower.charAt(known.prefix.length) === '/') return known;
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
