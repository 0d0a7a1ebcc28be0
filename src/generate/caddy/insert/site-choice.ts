/** Which site of a configuration a plan belongs to: the one that has its hosts, or the only one. */
import { type ServerPorts, serverPorts } from '../../../caddy/config/server-ports.ts';
import type { Site } from '../../../caddy/config/site.ts';
import {
  listenerOf,
  listeningPort,
  readSiteAddress,
  type SiteAddress,
} from '../../../caddy/config/site-address.ts';
import { everyStatement } from '../../../caddy/config/statement.ts';
import { coversHost } from '../../../caddy/language/host-names.ts';
import type { CaddyConfiguration } from '../../../caddy/routes.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { domainToASCII } from '../../domain.ts';
import type { Plan } from '../../plan.ts';
import { isBelow, stem } from './planned-request.ts';
import { lineOf, type Refusal, refusal, siteName } from './refusal.ts';

export type SiteChoice =
  | { readonly kind: 'site'; readonly site: Site }
  /** No site has the hosts; `notes` say who answered for them so far. */
  | { readonly kind: 'new'; readonly notes: readonly string[] }
  | Refusal;

export function chooseSite(plan: Plan, configuration: CaddyConfiguration, into: SourceFile): SiteChoice {
  return plan.hosts.length === 0 ? onlySite(configuration, into) : siteOfHosts(plan, configuration, into);
}

function onlySite({ sites }: CaddyConfiguration, into: SourceFile): SiteChoice {
  const inFile = sites.filter(({ span }) => span.file === into);
  const [site, ...others] = inFile.length > 0 ? inFile : sites;
  if (site === undefined) return { kind: 'new', notes: [] };
  if (others.length === 0) return { kind: 'site', site };
  return refusal(
    `there are several sites: ${listed([site, ...others], into)}`,
    'say which one is meant with --host',
    site.span,
  );
}

/** A plan among the sites of a configuration. */
interface Search {
  readonly plan: Plan;
  readonly ports: ServerPorts;
  readonly into: SourceFile;
}

function siteOfHosts(plan: Plan, { sites, globalOptions }: CaddyConfiguration, into: SourceFile): SiteChoice {
  const search = { plan, ports: serverPorts(globalOptions), into };
  const withAny = sites.filter((site) => plan.hosts.some((host) => names(site, host, search)));
  if (withAny.length === 0) return newSite(sites, search);
  const withAll = withAny.filter((site) => plan.hosts.every((host) => names(site, host, search)));
  const [first] = withAny;
  if (withAll.length === 0 || first === undefined)
    return refusal(
      `no site has all of ${plan.hosts.join(', ')}: ${listed(withAny, into)}`,
      'run once for each host, or give the site all the names first',
      first?.span ?? null,
    );
  const [site, ...others] = narrowed(withAll, search);
  if (site !== undefined && others.length === 0) return { kind: 'site', site };
  return refusal(
    `several sites are named ${plan.hosts.join(', ')}: ${listed(withAll, into)}`,
    'say which one is meant with the port, as in --host app.example.com:443',
    first.span,
  );
}

/** Of several sites with the same names: not the one that only redirects, nor plain HTTP where there is HTTPS. */
function narrowed(sites: readonly Site[], { ports, into }: Search): readonly Site[] {
  const tests: readonly ((site: Site) => boolean)[] = [
    (site) => !onlyRedirects(site),
    (site) => addressesOf(site).some((address) => listenerOf(address, ports).tls),
    ({ span }) => span.file === into,
  ];
  return tests.reduce((left, test) => {
    const passing = left.filter(test);
    return passing.length > 0 ? passing : left;
  }, sites);
}

function onlyRedirects({ statements, opaque }: Site): boolean {
  const handlers = statements.filter(({ name }) => !/^(?:@|tls$|log$|header$|bind$)/.test(name.value));
  return !opaque && handlers.length > 0 && handlers.every(({ name }) => name.value === 'redir');
}

function newSite(sites: readonly Site[], search: Search): SiteChoice {
  const { plan, into } = search;
  const notes: string[] = [];
  for (const site of sites) {
    if (site.addresses.some(({ value, certain }) => !certain && readSiteAddress(value).host !== ''))
      return refusal(
        `whether ${siteName(site)} on ${lineOf(site.span, into)} is ${plan.hosts.join(', ')} cannot be known here`,
        'leave out --host, and name the file that has this site only',
        site.span,
      );
    const inside = hostInside(site, plan);
    if (inside !== null) return { ...inside, message: `${inside.message} (${lineOf(site.span, into)})` };
    const covered = plan.hosts.filter((host) => covers(site, host, search));
    if (covered.length > 0)
      notes.push(
        `${covered.join(', ')}: so far ${siteName(site)} on ${lineOf(site.span, into)} answered; Caddy prefers the site that has the name`,
      );
  }
  return { kind: 'new', notes };
}

/** A wildcard site that tells its hosts apart by matchers serves the host already. */
function hostInside(site: Site, plan: Plan): Refusal | null {
  for (const { statement, owner } of everyStatement(site.statements)) {
    const words = [statement.name, ...statement.args].map(({ value }) => value.toLowerCase());
    const at = words.indexOf('host');
    const isMatcher = /^@/.test(words[0] ?? '') || /^@/.test(owner?.name.value ?? '');
    const host =
      isMatcher && at !== -1 ? plan.hosts.find((name) => words.slice(at + 1).includes(name)) : undefined;
    if (host === undefined) continue;
    return refusal(
      `${host} is served within the site ${siteName(site)}, by a matcher`,
      `ask for the lines alone (without --into, --only location), and put them into the block that the matcher leads to`,
      statement.name.span,
    );
  }
  return null;
}

function names(site: Site, host: string, search: Search): boolean {
  return addressesOf(site).some(
    (address) =>
      asciiOf(address.host) === host && isOnPort(address, search) && takesPath(address, search.plan),
  );
}

function covers(site: Site, host: string, search: Search): boolean {
  const isSecured = search.plan.tls.kind !== 'none';
  return addressesOf(site).some(
    (address) =>
      (address.host === '' || coversHost(address.host, host)) &&
      isOnPort(address, search) &&
      listenerOf(address, search.ports).tls === isSecured,
  );
}

function asciiOf(host: string): string {
  return domainToASCII(host) ?? host.toLowerCase();
}

function isOnPort(address: SiteAddress, { plan: { port }, ports }: Search): boolean {
  return port === null || listeningPort(address, ports) === String(port);
}

/** A path in an address restricts the site to what lies below. */
function takesPath({ path }: SiteAddress, { mount }: Plan): boolean {
  return isBelow(stem(mount), stem(path));
}

function addressesOf({ addresses }: Site): readonly SiteAddress[] {
  return addresses.map(({ value }) => readSiteAddress(value));
}

function listed(sites: readonly Site[], into: SourceFile): string {
  return sites.map((site) => `${siteName(site)} (${lineOf(site.span, into)})`).join('; ');
}
