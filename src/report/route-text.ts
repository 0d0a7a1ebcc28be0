/** The parts of a route in words, the same in every format for people. Foreign text in them is escaped by the format. */
import type { Entry, Listener, Upstream } from '../route/route.ts';
import type { Setting } from '../route/setting.ts';
import type { Span } from '../text/span.ts';
import { type DisplayPath, type ReportedRoute, standingOf } from './routes-report.ts';

/** `443 ssl`, as nginx writes it. */
export function listenerText({ address, tls }: Listener): string {
  return tls ? `${address} ssl` : address;
}

/** With the host that a bare port stands for: `*:443 ssl`. */
export function socketText({ address, tls }: Listener): string {
  const port = /^:?(\d+)$/.exec(address)?.[1];
  return listenerText({ address: port === undefined ? address : `*:${port}`, tls });
}

export function hostsText({ hosts }: Entry): string {
  return hosts.length === 0 ? 'any host' : hosts.join(', ');
}

/** The servers behind a target; none where the target names its only server itself. */
export function serversBehind({ target, servers }: Upstream): readonly string[] {
  const [only] = servers;
  const isSaid = servers.length === 1 && only !== undefined && target.includes(only);
  return isSaid ? [] : servers;
}

export function upstreamText(upstream: Upstream): string {
  const servers = serversBehind(upstream);
  if (servers.length === 0 || servers.join(' ') === upstream.target) return upstream.target;
  return `${upstream.target} (${servers.join(', ')})`;
}

export function placeText(span: Span, displayPath: DisplayPath): string {
  return `${displayPath(span.file.path)}:${lineOf(span)}`;
}

export function lineOf({ file, start }: Span): number {
  return file.positionAt(start).line;
}

/** Why the verdict is what it is; each said once. */
export function reasonTexts({ websocket }: ReportedRoute): readonly string[] {
  return [...new Set(websocket.reasons.map(({ message }) => message))];
}

/** A time limit: `60s`, `none`, `?`. */
export function limitText({ value }: Setting<number | null>): string {
  if (value.kind === 'unknown') return '?';
  return value.value === null ? 'none' : durationText(value.value);
}

/** What sets a value: `default`, `nginx.conf:12`; '' where the value is not known. */
export function originText({ value, origin }: Setting<unknown>, displayPath: DisplayPath): string {
  if (value.kind === 'unknown') return '';
  return origin.kind === 'default' ? 'default' : placeText(origin.span, displayPath);
}

/** A time limit and what sets it: `60s default`, `1h nginx.conf:12`; where there is none by default, just `none`. */
export function limitWithOrigin(setting: Setting<number | null>, displayPath: DisplayPath): string {
  const limit = limitText(setting);
  if (limit === 'none' && setting.origin.kind === 'default') return limit;
  return `${limit} ${originText(setting, displayPath)}`.trimEnd();
}

/** How long a socket lives on a route, as a sentence. */
export function lifeText({ websocket }: ReportedRoute, displayPath: DisplayPath): string {
  const { idleTimeout, lifetime } = websocket;
  const idle = clause(idleTimeout, displayPath, 'idle limit', 'no idle limit');
  const isForEver =
    lifetime.value.kind === 'known' && lifetime.value.value === null && lifetime.origin.kind === 'default';
  return isForEver ? idle : `${idle}, ${clause(lifetime, displayPath, 'lifetime', 'any lifetime')}`;
}

function clause(
  setting: Setting<number | null>,
  displayPath: DisplayPath,
  what: string,
  none: string,
): string {
  const { value, origin } = setting;
  if (value.kind === 'unknown') return `${what} not known`;
  const limit = limitText(setting);
  const text = value.value === null ? none : `${what} ${limit}`;
  if (origin.kind === 'default' && text === none) return text;
  return `${text} (${originText(setting, displayPath)})`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
  [1, 'ms'],
];

/** Up to here a time is in seconds, as the proxies' manuals have it: `60s`, not `1m`. */
const LONGEST_IN_SECONDS = 119_000;

/** A duration in its largest units: `5400s` is `1h30m`. */
export function durationText(milliseconds: number): string {
  if (milliseconds <= 0) return '0s';
  if (milliseconds <= LONGEST_IN_SECONDS && milliseconds % 1000 === 0) return `${milliseconds / 1000}s`;
  let left = milliseconds;
  let text = '';
  for (const [size, unit] of UNITS) {
    const number = Math.floor(left / size);
    if (number > 0) text += `${number}${unit}`;
    left -= number * size;
  }
  return text === '' ? `${milliseconds}ms` : text;
}

/** What the verdicts come to: “2 of 14 routes break WebSockets”, and how far that matters. */
export function verdictSentence(routes: readonly ReportedRoute[]): string {
  const count = routes.length;
  const broken = routes.filter(({ websocket }) => websocket.handshake === 'fails').length;
  if (count === 0) return 'No routes: nothing here sends requests to an upstream';
  if (broken === 0) return noneBrokenSentence(routes);
  const all = `${broken} of ${count} routes ${broken === 1 ? 'breaks' : 'break'} WebSockets`;
  const sentence = count === 1 ? 'The only route breaks WebSockets' : all;
  const unasked = routes.filter((route) => standingOf(route) === 'no-websockets').length;
  if (unasked === 0) return sentence;
  if (unasked === broken) return `${sentence}; nothing suggests that any are expected there`;
  return `${sentence}, ${broken - unasked} of them where they may be expected`;
}

function noneBrokenSentence(routes: readonly ReportedRoute[]): string {
  const count = routes.length;
  const working = routes.filter(({ websocket }) => websocket.handshake === 'works').length;
  if (working === count)
    return count === 1 ? 'The route carries WebSockets' : `All ${count} routes carry WebSockets`;
  return `${working} of ${count} ${count === 1 ? 'route' : 'routes'} certainly ${working === 1 ? 'carries' : 'carry'} WebSockets`;
}
