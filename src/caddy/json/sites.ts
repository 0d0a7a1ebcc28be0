/**
 * The servers of a JSON configuration as the sites of a Caddyfile: one for each set of host names, and one for the routes
 * that ask for none.
 */
import type { NamedRoute } from '../config/expansion.ts';
import type { Site } from '../config/site.ts';
import { type Argument, everyStatement, type Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { durationWord } from './duration-word.ts';
import { line, memberLine, word } from './line.ts';
import { MatcherNames } from './matcher-lines.ts';
import {
  type Cursor,
  isTrueAt,
  itemsOf,
  memberAt,
  membersAt,
  membersOf,
  type NamedCursor,
  textAt,
  textsAt,
} from './place.ts';
import { RouteLines } from './route-lines.ts';

export interface LoweredServers {
  readonly sites: readonly Site[];
  readonly namedRoutes: ReadonlyMap<string, NamedRoute>;
  readonly globalOptions: readonly Statement[];
}

export function lowerServers(root: Cursor): LoweredServers {
  const http = memberAt(memberAt(root, 'apps'), 'http');
  const routes = new RouteLines(new MatcherNames());
  const servers = membersAt(http, 'servers').filter(({ node }) => node.kind === 'object');
  const namedRoutes = new Map<string, NamedRoute>();
  for (const server of servers) {
    for (const named of membersAt(server, 'named_routes')) {
      if (!namedRoutes.has(named.name))
        namedRoutes.set(named.name, { statements: routes.one(named, null), opaque: false });
    }
  }
  return {
    sites: servers.flatMap((server) => sitesOf(server, routes)),
    namedRoutes,
    globalOptions: [...appLines(http), ...servers.flatMap(serverLines)],
  };
}

/** Routes of one server for the same host names. */
interface SiteDraft {
  readonly hosts: readonly Argument[];
  readonly statements: Statement[];
}

function sitesOf(server: NamedCursor, lower: RouteLines): readonly Site[] {
  const drafts = new Map<string, SiteDraft>();
  const general: Statement[] = [];
  for (const route of itemsOf(memberAt(server, 'routes'))) {
    const hosts = hostsOf(route);
    if (hosts === null) {
      general.push(...lower.one(route, null));
      continue;
    }
    const key = hosts.words.map(({ value }) => value).join(' ');
    const draft = drafts.get(key) ?? { hosts: hosts.words, statements: [...passedBefore(general)] };
    drafts.set(key, draft);
    draft.statements.push(...siteLines(route, hosts.isWhole ? 'host' : null, lower));
  }
  const site = ({ hosts, statements }: SiteDraft): Site => ({
    addresses: addressesOf(server, hosts),
    statements,
    opaque: false,
    span: hosts[0]?.span ?? server.nameSpan,
  });
  const sites = [...drafts.values()].map(site);
  if (general.length > 0) sites.push(site({ hosts: [], statements: general }));
  const errors = memberAt(memberAt(server, 'errors'), 'routes');
  const [first, ...others] = sites;
  if (errors === null || first === undefined) return sites;
  const block = (owner: Directive) => lower.all(errors, owner);
  const handled = line('handle_errors', { head: errors.nameSpan, place: errors.place, block }, null);
  return [{ ...first, statements: [...first.statements, handled] }, ...others];
}

/** What requests for every host go through before they come to a site of its own; its proxies are listed once. */
function passedBefore(statements: readonly Statement[]): readonly Statement[] {
  for (const { statement } of everyStatement(statements))
    if (statement.name.value === 'reverse_proxy') return [];
  return statements;
}

/** A route that only tells hosts apart, around the site's own routes, is no block of the site. */
function siteLines(route: Cursor, said: string | null, lower: RouteLines): readonly Statement[] {
  const [handler, ...others] = itemsOf(memberAt(route, 'handle'));
  const asksForMore = itemsOf(memberAt(route, 'match')).some((set) =>
    membersOf(set).some(({ name }) => name !== said),
  );
  const routes = handler === undefined ? null : memberAt(handler, 'routes');
  const isWrapper = handler !== undefined && others.length === 0 && textAt(handler, 'handler') === 'subroute';
  return isWrapper && !asksForMore && routes !== null
    ? lower.all(routes, null)
    : lower.one(route, null, said);
}

/** The host names that a route asks for, whichever of its sets matches. `isWhole`: all sets ask for the same. */
function hostsOf(route: Cursor): { readonly words: readonly Argument[]; readonly isWhole: boolean } | null {
  const lists = itemsOf(memberAt(route, 'match')).map((set) => textsAt(memberAt(set, 'host')));
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return null;
  const keys = new Set(lists.map((list) => list.map(({ text }) => text).join(' ')));
  const words = new Map(lists.flat().map(({ text, node }) => [text, word(text, node.span)]));
  return { words: [...words.values()], isWhole: keys.size === 1 };
}

/** Addresses as a Caddyfile gives them: each host on each port, with what decides about TLS. */
function addressesOf(server: NamedCursor, hosts: readonly Argument[]): readonly Argument[] {
  const listens = textsAt(memberAt(server, 'listen'));
  const ports =
    listens.length === 0
      ? [{ port: '443', span: server.nameSpan }]
      : listens.map(({ text, node }) => ({ port: portOf(text), span: node.span }));
  const automatic = memberAt(server, 'automatic_https');
  const isPlain = isTrueAt(automatic, 'disable');
  const skipped = new Set(textsAt(memberAt(automatic, 'skip')).map(({ text }) => text));
  const hasPolicies = itemsOf(memberAt(server, 'tls_connection_policies')).length > 0;
  return ports.flatMap(({ port, span }) => {
    if (hosts.length === 0) return [word(`${hasPolicies ? 'https://' : ''}:${port}`, span)];
    return hosts.map((host) => {
      const tls = hasPolicies || (!isPlain && port !== '80' && !skipped.has(host.value));
      return { ...host, value: `${tls ? 'https' : 'http'}://${host.value}:${port}` };
    });
  });
}

/** `tcp/127.0.0.1:8080` → `8080`. */
function portOf(listen: string): string {
  return /:([\d-]+)$/.exec(listen)?.[1] ?? '443';
}

// — options ——————————————————————————————————————————————————————————————————————————————————————————————————————————

const TIMEOUTS = [
  ['read_timeout', 'read_body'],
  ['read_header_timeout', 'read_header'],
  ['write_timeout', 'write'],
  ['idle_timeout', 'idle'],
] as const;

function serverLines(server: NamedCursor): readonly Statement[] {
  const listen = textsAt(memberAt(server, 'listen'))[0];
  const times = TIMEOUTS.flatMap(([name, option]) => {
    const member = memberAt(server, name);
    return member === null ? [] : [{ member, option }];
  });
  const [firstTime] = times;
  const block = (owner: Directive): readonly Statement[] => [
    ...(firstTime === undefined
      ? []
      : [
          line(
            'timeouts',
            {
              head: firstTime.member.span,
              place: null,
              block: (inner) => times.flatMap(({ member, option }) => timeLine(member, option, inner)),
            },
            owner,
          ),
        ]),
    ...memberLine(memberAt(server, 'protocols'), owner, {
      args: textsAt(memberAt(server, 'protocols')).map(({ text, node }) => word(text, node.span)),
    }),
    ...timeLine(memberAt(server, 'keepalive_interval'), 'keepalive_interval', owner),
    ...memberLine(memberAt(server, 'max_header_bytes'), owner, { name: 'max_header_size' }),
  ];
  const parts = {
    head: server.nameSpan,
    place: server.place,
    args: listen === undefined ? [] : [word(listen.text, listen.node.span)],
    block,
  };
  const made = line('servers', parts, null);
  return (made.block ?? []).length === 0 ? [] : [made];
}

function appLines(http: NamedCursor | null): readonly Statement[] {
  return [
    ...memberLine(memberAt(http, 'http_port'), null),
    ...memberLine(memberAt(http, 'https_port'), null),
    ...timeLine(memberAt(http, 'grace_period'), 'grace_period', null),
    ...timeLine(memberAt(http, 'shutdown_delay'), 'shutdown_delay', null),
  ];
}

function timeLine(member: NamedCursor | null, name: string, owner: Directive | null): readonly Statement[] {
  const value = durationWord(member);
  return memberLine(member, owner, { name, args: value === null ? [] : [value] });
}
