/**
 * A plan as nginx configuration: the templates in `templates/nginx/` with the plan's values in them. Texts are not
 * indented, have LF as line ends and end with one.
 */

import { headingOf } from '../heading.ts';
import type { Part, Plan, PlannedRoute } from '../plan.ts';
import { type DefinitionView, definitionViews } from './definition-view.ts';
import { locationView } from './location-view.ts';
import { type NginxNames, ownNames } from './names.ts';
import { readBackDefinitions, readBackLocations, readBackServers } from './read-back.ts';
import { serverViews } from './server-view.ts';
import { fillIn } from './templates.ts';
import { nginxTime } from './units.ts';

/** A statement of `http` that others need. */
export interface Definition {
  readonly kind: 'map' | 'geo' | 'upstream';
  /** The variable that it defines, without `$`, or the name of the upstream. */
  readonly name: string;
  readonly text: string;
}

/** A whole answer to `generate`. A `location` has a comment that says which definitions belong in `http`. */
export function renderNginx(plan: Plan, part: Part): string {
  switch (part) {
    case 'location':
      return renderLocations(plan);
    case 'server':
      return renderHttp(plan);
    case 'full':
      return renderFull(plan);
  }
}

/** What belongs in `http`, once, before the servers. */
export function renderDefinitions(plan: Plan, names: NginxNames): readonly Definition[] {
  return definitionViews(plan, names).map((view) => ({
    kind: view.kind,
    name: view.name,
    text: renderDefinition(view),
  }));
}

/**
 * The location of one route, with a comment above it where it is not obvious. `isFirst`: it explains the headers, which
 * once for several is enough.
 */
export function renderLocation(
  plan: Plan,
  route: PlannedRoute,
  names: NginxNames,
  isFirst: boolean = true,
): string {
  const text = fillIn('location', locationView(plan, route, names, { isFirst, server: 'existing' }));
  readBackLocations(text, plan, [route], names);
  return text;
}

/** The server blocks: the one that answers, and with TLS the one that redirects to it. */
export function renderServers(plan: Plan, names: NginxNames): string {
  const text = fillIn('servers', { servers: serverViews(plan, names) });
  readBackServers(text, plan, names);
  return text;
}

function renderDefinition(view: DefinitionView): string {
  return fillIn('definition', view);
}

/** What is to be put into a server: an `upstream` only where several servers need one. */
function renderLocations(plan: Plan): string {
  const names = namesForLocations(plan);
  const definitions = definitionViews(plan, names).map(renderDefinition).join('\n');
  const text = fillIn('locations', {
    ...headingView(plan),
    hasDefinitions: definitions !== '',
    definitions: linesOf(definitions),
    locations: plan.routes.map((route, index) =>
      locationView(plan, route, names, { isFirst: index === 0, server: 'any' }),
    ),
  });
  readBackDefinitions(definitions, plan, names);
  readBackLocations(text, plan, plan.routes, names);
  return text;
}

function namesForLocations(plan: Plan): NginxNames {
  const names = ownNames(plan);
  const several = plan.upstreams.filter(({ servers }) => servers.length > 1).map(({ name }) => name);
  return {
    ...names,
    upstreams: new Map([...names.upstreams].filter(([name]) => several.includes(name))),
  };
}

function linesOf(text: string): readonly { readonly line: string }[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ line: line === '' ? '' : ` ${line}` }));
}

function renderHttp(plan: Plan): string {
  const names = ownNames(plan);
  const text = fillIn('http', {
    ...headingView(plan),
    namesBucket: namesBucket(plan),
    definitions: definitionViews(plan, names),
    servers: serverViews(plan, names),
  });
  readBackServers(text, plan, names);
  readBackDefinitions(text, plan, names);
  return text;
}

function renderFull(plan: Plan): string {
  const names = ownNames(plan);
  const text = fillIn('full', {
    ...headingView(plan),
    carriesSockets: plan.routes.some(({ carries }) => carries.includes('websockets')),
    shutdownTimeout: shutdownTimeout(plan),
    namesBucket: namesBucket(plan),
    definitions: definitionViews(plan, names),
    servers: serverViews(plan, names),
  });
  readBackServers(text, plan, names);
  readBackDefinitions(text, plan, names);
  return text;
}

const DAY = 86_400_000;

/** From a day of silence on, sockets whose client is gone would keep the workers of many reloads. */
function shutdownTimeout({ routes }: Plan): string | null {
  const keepsWorkers = routes.some(
    ({ carries, idleTimeout }) =>
      carries.some((kind) => kind !== 'requests') && idleTimeout !== null && idleTimeout >= DAY,
  );
  return keepsWorkers ? nginxTime(DAY) : null;
}

/**
 * The `server_names_hash_bucket_size` that `http` needs for a plan's hosts; null where the default will do.
 *
 * It is what the longest host takes in nginx's table of names, where it is more than the 64 bytes of the default: the name with
 * its length, in words of 8 bytes, between two pointers (`NGX_HASH_ELT_SIZE`).
 */
export function namesBucket({ hosts }: Plan): string | null {
  const longest = Math.max(0, ...hosts.map((host) => host.length));
  const needed = 8 + Math.ceil((longest + 2) / 8) * 8 + 8;
  return needed <= 64 ? null : String(2 ** Math.ceil(Math.log2(needed)));
}

function headingView(plan: Plan): { readonly hasHeading: boolean; readonly heading: readonly string[] } {
  const heading = headingOf(plan);
  return { hasHeading: heading.length > 0, heading };
}
