/** The same in a Caddyfile: a declared place in a site of that name, and no `reverse_proxy` whose matchers let it pass. */
import { mayArrive, namesHost } from '../../src/caddy/config/declared.ts';
import type { Site } from '../../src/caddy/config/expansion.ts';
import { serverPorts } from '../../src/caddy/config/server-ports.ts';
import { everyStatement } from '../../src/caddy/config/statement.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { describeDeclared, readDeclaredHost } from '../../src/route/declared-path.ts';
import type { DeclaredWebSocket } from '../../src/route/premises.ts';
import { declaredAt } from './declaration.ts';

export function* servedByNoProxy(configuration: CaddyConfiguration): Generator<Report> {
  const { premises, version1, unreadable } = configuration;
  if (version1.length > 0 || unreadable !== null) return;
  for (const declaration of premises.websockets) {
    const sites = sitesAbout(configuration, declaration);
    const [first, ...others] = sites;
    if (first === undefined || !sites.every((site) => isSurelyUnserved(configuration, site, declaration)))
      continue;
    yield {
      message: `No WebSocket opens at ${describeDeclared(declaration)}, where one is declared: no \`reverse_proxy\` of the site takes it.`,
      span: first.span,
      related: [
        declaredAt(declaration),
        ...others.slice(0, MOST_OTHERS).map(({ span }) => ({ message: 'nor does it open here', span })),
      ],
    };
  }
}

/** More sites are not shown: they tell nothing new. */
const MOST_OTHERS = 5;

/** The sites with the declared name. Without a host, all; but who serves files alone is seldom meant. */
function sitesAbout(
  { sites, routes, importProblems, globalOptions }: CaddyConfiguration,
  { host }: DeclaredWebSocket,
): readonly Site[] {
  if (host !== null) {
    const declared = readDeclaredHost(host);
    const ports = serverPorts(globalOptions);
    return sites.filter((site) => namesHost(site, declared, ports));
  }
  if (importProblems.length > 0) return [];
  return sites.filter((site) => routes.some((route) => route.site === site));
}

function isSurelyUnserved(
  { routes }: CaddyConfiguration,
  site: Site,
  declaration: DeclaredWebSocket,
): boolean {
  if (site.opaque || site.addresses.length === 0) return false;
  for (const { statement } of everyStatement(site.statements)) {
    if (statement.opaque || statement.conditional) return false;
  }
  if (!site.statements.every(({ name, block }) => isPlain(name.value, block))) return false;
  return routes.every((route) => route.site !== site || !mayArrive(route.levels, declaration));
}

/** What leaves a request at the path that its client asked for, and sends it nowhere but by `reverse_proxy`. */
const PLAIN: ReadonlySet<string> = new Set([
  'abort',
  'basic_auth',
  'basicauth',
  'bind',
  'encode',
  'error',
  'file_server',
  'header',
  'log',
  'request_header',
  'respond',
  'reverse_proxy',
  'root',
  'tls',
]);

const ENTERED: ReadonlySet<string> = new Set(['handle', 'handle_path', 'route']);

function isPlain(name: string, block: Site['statements'] | null): boolean {
  if (name.startsWith('@') || PLAIN.has(name)) return true;
  return ENTERED.has(name) && (block ?? []).every((child) => isPlain(child.name.value, child.block));
}
