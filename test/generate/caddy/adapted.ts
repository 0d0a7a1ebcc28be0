/**
 * What the real Caddy makes of a Caddyfile: its JSON by `caddy adapt`, and in that JSON the way of a request. Only as much
 * of Caddy's JSON is understood as generated sites consist of; anything else throws.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installed = spawnSync('caddy', ['version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
/** Of the installed Caddy; null where there is none. */
export const CADDY = /^v?(\d+\.\d+\.\d+)/.exec(installed)?.[1] ?? null;

export type Adapted =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'accepted'; readonly json: unknown; readonly warnings: string };

function withFile<T>(text: string, use: (path: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'proxylint-generated-caddy-'));
  try {
    const path = join(directory, 'Caddyfile');
    writeFileSync(path, text);
    return use(path);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export function adapt(text: string): Adapted {
  const run = withFile(text, (path) =>
    spawnSync('caddy', ['adapt', '--config', path, '--adapter', 'caddyfile'], { encoding: 'utf8' }),
  );
  return run.status === 0
    ? { kind: 'accepted', json: JSON.parse(run.stdout), warnings: run.stderr }
    : { kind: 'refused', message: run.stderr };
}

/** What `caddy fmt` makes of a text. */
export function formatted(text: string): string {
  return withFile(text, (path) => spawnSync('caddy', ['fmt', path], { encoding: 'utf8' }).stdout);
}

/** What becomes of a request: sent to an upstream, answered, or neither. */
export type Fate =
  | {
      readonly kind: 'proxied';
      readonly path: string;
      readonly proxy: Readonly<Record<string, unknown>>;
      /** What the Upgrade of the request was replaced by on the way, outermost first. */
      readonly upgrades: readonly unknown[];
    }
  | { readonly kind: 'answered'; readonly status: unknown; readonly location: unknown }
  | { readonly kind: 'unmatched' };

/** The way of a request to the one server of an adapted Caddyfile, whatever its host. */
export function fateOf(json: unknown, path: string): Fate {
  const servers = Object.values(record(at(json, 'apps', 'http', 'servers')));
  if (servers.length !== 1) throw new Error(`${servers.length} servers instead of one`);
  const way: Way = { path, upgrades: [], fate: null };
  follow(list(at(servers[0], 'routes')), way);
  return way.fate ?? { kind: 'unmatched' };
}

interface Way {
  path: string;
  readonly upgrades: unknown[];
  fate: Fate | null;
}

function follow(routes: readonly unknown[], way: Way): void {
  const groups = new Set<unknown>();
  for (const route of routes.map(record)) {
    if (way.fate !== null) return;
    if (route.group !== undefined && groups.has(route.group)) continue;
    if (!list(route.match ?? [{}]).some((set) => matches(record(set), way.path))) continue;
    groups.add(route.group ?? {});
    for (const handler of list(route.handle).map(record)) handle(handler, way);
  }
}

function handle(handler: Readonly<Record<string, unknown>>, way: Way): void {
  switch (handler.handler) {
    case 'subroute':
      follow(list(handler.routes), way);
      return;
    case 'rewrite': {
      const prefix = String(handler.strip_path_prefix);
      if (way.path.toLowerCase().startsWith(prefix.toLowerCase())) way.path = way.path.slice(prefix.length);
      if (!way.path.startsWith('/')) way.path = `/${way.path}`;
      return;
    }
    case 'headers':
      way.upgrades.push(...list(at(handler, 'request', 'replace', 'Upgrade')));
      return;
    case 'vars':
      return;
    case 'reverse_proxy':
      way.fate ??= { kind: 'proxied', path: way.path, proxy: handler, upgrades: way.upgrades };
      return;
    case 'static_response':
      way.fate ??= {
        kind: 'answered',
        status: handler.status_code,
        location: list(record(handler.headers ?? {}).Location ?? [])[0],
      };
      return;
    default:
      throw new Error(`a handler that no template writes: ${String(handler.handler)}`);
  }
}

/** Of one set of matchers only the path is asked; the others stand in front of `vars` alone. */
function matches(set: Readonly<Record<string, unknown>>, path: string): boolean {
  const patterns = set.path === undefined ? null : list(set.path).map(String);
  const asked = path.toLowerCase();
  return (
    patterns === null ||
    patterns.some((pattern) => {
      const wanted = pattern.toLowerCase();
      return wanted.endsWith('*') ? asked.startsWith(wanted.slice(0, -1)) : asked === wanted;
    })
  );
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`no object: ${String(value)}`);
  return Object.fromEntries(Object.entries(value));
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`no array: ${String(value)}`);
  return value;
}

export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => record(inner)[key], value);
}
