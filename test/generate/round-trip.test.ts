/**
 * What `generate` writes, `check` has nothing to say about: every preset, for both proxies, in any combination of options,
 * alone and in the place where it belongs. A failure names the smallest combination that shows it, and the finding.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCaddy } from '../../src/generate/caddy/render.ts';
import { makePlan } from '../../src/generate/make-plan.ts';
import { ownNames } from '../../src/generate/nginx/names.ts';
import { renderDefinitions, renderLocation, renderNginx } from '../../src/generate/nginx/render.ts';
import type { Plan, ProxyName } from '../../src/generate/plan.ts';
import type { Preset } from '../../src/generate/preset.ts';
import type { GenerateRequest } from '../../src/generate/request.ts';
import { NEWEST_STABLE, type Target } from '../../src/route/target.ts';
import { readPresets } from '../proof/generated/preset-files.ts';
import { describeFinding, findingsIn } from '../proof/harness/linting.ts';

/** The oldest that is in use anywhere, what Debian ships, and the newest. */
const VERSIONS: Readonly<Record<ProxyName, readonly string[]>> = {
  nginx: ['1.18.0', '1.22.1', NEWEST_STABLE.nginx, '1.31.4'],
  caddy: ['2.6.2', '2.7.6', NEWEST_STABLE.caddy],
};

type Combination = Pick<
  GenerateRequest,
  | 'hosts'
  | 'tls'
  | 'path'
  | 'stripPath'
  | 'upstreams'
  | 'affinity'
  | 'eventStreams'
  | 'trustedProxies'
  | 'idleTimeout'
  | 'version'
>;

/** The first of each is what a failing combination is reduced to. */
function combinationsFor(proxy: ProxyName, preset: Preset | null): fc.Arbitrary<Combination> {
  const mounts = preset?.subpath?.prefix === 'impossible' ? [null] : [null, '/at/app', '/app/'];
  const own = preset?.port === undefined ? [] : [[]];
  const scheme = preset?.scheme ?? 'http';
  return fc
    .record({
      hosts: fc.constantFrom(
        ['app.example.com'],
        [],
        ['app.example.com', '*.example.org'],
        ['app.example.com:8443'],
      ),
      tls: fc.constantFrom('none', null, 'acme', '/etc/ssl/app.crt,/etc/ssl/app.key'),
      path: fc.constantFrom(...mounts),
      stripPath: fc.constantFrom(null, true, false),
      upstreams: fc.constantFrom<readonly string[]>(
        ...own,
        [`${scheme}://127.0.0.1:9000`],
        [`${scheme}://app:9000`, `${scheme}://app-2:9000`],
        ...(scheme === 'http' ? [['unix:/run/app.sock'], ['https://app.internal:9443']] : []),
      ),
      affinity: fc.boolean(),
      eventStreams: fc.boolean(),
      trustedProxies: fc.constantFrom<readonly string[]>([], ['10.0.0.0/8', '2001:db8::/32']),
      idleTimeout: fc.constantFrom(null, '1h', '10d'),
      version: fc.constantFrom(null, ...VERSIONS[proxy]),
    })
    .map((combination) => ({
      ...combination,
      // What contradicts itself is refused, which is another test's.
      affinity: combination.affinity && combination.upstreams.length > 1,
      stripPath: combination.path === null ? null : combination.stripPath,
      tls:
        combination.tls === 'acme' && combination.hosts.some((host) => host.startsWith('*'))
          ? 'none'
          : combination.tls === 'acme' && combination.hosts.length === 0
            ? 'none'
            : combination.tls,
    }));
}

function planFor(proxy: ProxyName, preset: Preset | null, combination: Combination): Plan {
  const planning = makePlan({ proxy, preset, ...combination });
  if (planning.kind === 'plan') return planning.plan;
  throw new Error(planning.problems.map(({ option, message }) => `${option} ${message}`).join('; '));
}

/** A generated text in a configuration: the file that is asked about, and those that it needs around it. */
interface Place {
  readonly title: string;
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
}

function placesOf(proxy: ProxyName, plan: Plan): readonly Place[] {
  return proxy === 'nginx' ? nginxPlaces(plan) : caddyPlaces(plan);
}

/** What a careful user has around it: old worker processes end some time after a reload. */
const MAIN = 'worker_shutdown_timeout 10m;\nevents {}\n';

function nginxPlaces(plan: Plan): readonly Place[] {
  const names = ownNames(plan);
  const definitions = renderDefinitions(plan, names).map(({ text }) => text);
  const locations = plan.routes.map((route) => renderLocation(plan, route, names));
  return [
    place('a full nginx.conf', ['nginx.conf', renderNginx(plan, 'full')]),
    place('a file of servers', ['app.conf', renderNginx(plan, 'server')]),
    place(
      'servers in http',
      ['nginx.conf', `${MAIN}http {\n    include conf.d/*.conf;\n}\n`],
      ['conf.d/app.conf', renderNginx(plan, 'server')],
    ),
    place('locations and definitions in a server', [
      'nginx.conf',
      `${MAIN}http {\n${definitions.join('')}server {\nlisten 80;\n${locations.join('')}}\n}\n`,
    ]),
    place('a file of locations', ['locations.conf', renderNginx(plan, 'location')]),
  ];
}

function caddyPlaces(plan: Plan): readonly Place[] {
  const locations = renderCaddy(plan, 'location');
  return [
    place('a full Caddyfile', ['Caddyfile', renderCaddy(plan, 'full')]),
    place(
      'a file of sites',
      ['Caddyfile', 'import sites/*\n'],
      ['sites/app.caddy', renderCaddy(plan, 'server')],
    ),
    place('what belongs in a site', ['Caddyfile', `example.com {\n${locations}}\n`]),
  ];
}

function place(title: string, ...files: readonly (readonly [name: string, text: string])[]): Place {
  return { title, root: files[0]?.[0] ?? '', texts: new Map(files) };
}

/** Where no version is asked for, the text is for all of them. */
function targetsOf(proxy: ProxyName, { version }: Plan): readonly Target[] {
  const versions = version === null ? VERSIONS[proxy] : [version];
  return versions.map((each) => ({ ...NEWEST_STABLE, [proxy]: each }));
}

function findings(proxy: ProxyName, plan: Plan): readonly string[] {
  return placesOf(proxy, plan).flatMap(({ title, root, texts }) =>
    targetsOf(proxy, plan).flatMap((target) =>
      findingsIn({ dialect: proxy, target, root, texts, named: [...texts.keys()] }).map(
        (finding) => `${title}, ${proxy} ${target[proxy]}: ${describeFinding(finding)}`,
      ),
    ),
  );
}

/**
 * Of locations that lead to a bare address nothing shows which application it is: whether it opens WebSockets is then a
 * fair question (an info), even where the preset knows that it opens none. An `upstream` block has the name.
 */
function isFairQuestion(finding: string, plan: Plan): boolean {
  const opensNone = plan.routes.every(({ carries }) => !carries.includes('websockets'));
  const [upstream, ...others] = plan.upstreams;
  const isBare = others.length === 0 && upstream?.servers.length === 1;
  return opensNone && isBare && /^(?:a file of l|l)ocations.* info websocket-handshake: If the/.test(finding);
}

const SUBJECTS: readonly (readonly [title: string, preset: Preset | null])[] = [
  ['an upstream without a preset', null],
  ...readPresets().map((preset) => [preset.id, preset] as const),
];

describe.each(['nginx', 'caddy'] as const)('check finds nothing in what generate writes for %s', (proxy) => {
  it.each(SUBJECTS)('%s', (_title, preset) => {
    fc.assert(
      fc.property(combinationsFor(proxy, preset), (combination) => {
        const plan = planFor(proxy, preset, combination);
        const found = findings(proxy, plan).filter((finding) => !isFairQuestion(finding, plan));
        expect(found, found.join('\n')).toEqual([]);
      }),
      { numRuns: 30, includeErrorInReport: true },
    );
  });
});
