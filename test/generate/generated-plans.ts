/**
 * Plans for property tests: what `makePlan` makes of generated options and presets, so that everything in them is what
 * users can get.
 */
import fc from 'fast-check';
import { makePlan } from '../../src/generate/make-plan.ts';
import type { Plan, ProxyName } from '../../src/generate/plan.ts';
import type { Carries, Preset, PresetHeader, PresetRoute } from '../../src/generate/preset.ts';
import type { GenerateRequest } from '../../src/generate/request.ts';

/** Versions that a user may name; null is none. */
export const VERSIONS: Readonly<Record<ProxyName, readonly (string | null)[]>> = {
  nginx: [null, '1.18.0', '1.22.1', '1.25.1', '1.27.3', '1.29.7', '1.31.4'],
  caddy: [null, '2.6.2', '2.7.0', '2.8.4', '2.11.4'],
};

/** Any plan for a proxy, of one of the versions. Timeouts that users ask for are of an hour at least. */
export function generatedPlan(
  proxy: ProxyName,
  versions: readonly (string | null)[] = VERSIONS[proxy],
): fc.Arbitrary<Plan> {
  return generatedRequest(proxy, versions).map((request) => {
    const planning = makePlan(request);
    if (planning.kind === 'plan') return planning.plan;
    throw new Error(`a generated request is refused: ${JSON.stringify(planning.problems)}`);
  });
}

/** Options that go together. */
function generatedRequest(
  proxy: ProxyName,
  versions: readonly (string | null)[],
): fc.Arbitrary<GenerateRequest> {
  const upstreams = oneScheme.chain((scheme) =>
    fc.uniqueArray(upstreamAddress(scheme), { minLength: 1, maxLength: 3 }),
  );
  const options = fc.record({
    preset: fc.option(preset),
    upstreams: fc.option(upstreams, { nil: [] }),
    path: fc.option(mountPath),
    strip: fc.boolean(),
    hosts: hostNames,
    port: fc.option(fc.integer({ min: 1024, max: 65535 }), { freq: 3 }),
    tls: fc.constantFrom('none', 'acme', '/etc/ssl/app.crt,/etc/ssl/app.key', '/srv/a b/crt,/srv/a b/key'),
    idleTimeout: fc.option(fc.constantFrom('1h', '90m', '5400s', '36h', '10d')),
    affinity: fc.boolean(),
    eventStreams: fc.boolean(),
    trustedProxies: fc.uniqueArray(fc.constantFrom('10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::1'), {
      maxLength: 3,
    }),
    version: fc.constantFrom(...versions),
  });
  return options.map((drawn): GenerateRequest => {
    const givesUpstream = drawn.upstreams.length > 0 || drawn.preset?.port === undefined;
    const servers = givesUpstream && drawn.upstreams.length === 0 ? ['127.0.0.1:9000'] : drawn.upstreams;
    const path = drawn.preset?.subpath?.prefix === 'impossible' ? null : drawn.path;
    const mayHaveAcme = drawn.hosts.length > 0 && drawn.hosts.every((host) => !host.startsWith('*'));
    const { port } = drawn;
    return {
      proxy,
      preset: drawn.preset,
      upstreams: servers,
      path,
      stripPath: path === null || path === '/' ? null : drawn.strip,
      hosts: port === null ? drawn.hosts : drawn.hosts.map((host) => `${host}:${port}`),
      tls: drawn.tls === 'acme' && !mayHaveAcme ? 'none' : drawn.tls,
      idleTimeout: drawn.idleTimeout,
      affinity: drawn.affinity && servers.length > 1,
      eventStreams: drawn.eventStreams,
      trustedProxies: drawn.trustedProxies,
      version: drawn.version,
    };
  });
}

const oneScheme = fc.constantFrom('http', 'https');

function upstreamAddress(scheme: string): fc.Arbitrary<string> {
  const port = fc.integer({ min: 1, max: 65535 });
  const host = fc.constantFrom(
    '127.0.0.1',
    '[::1]',
    '[2001:db8::7]',
    'localhost',
    'app',
    'app-2.example.net',
  );
  const addresses = fc.tuple(host, port).map(([name, at]) => `${scheme}://${name}:${at}`);
  return scheme === 'https'
    ? addresses
    : fc.oneof(
        { weight: 5, arbitrary: addresses },
        { weight: 1, arbitrary: fc.constant('unix:/run/app.sock') },
      );
}

const segment = fc.stringMatching(/^[a-z0-9][\w.~@:+,=!-]{0,11}$/);

/** `/grafana`, `/a/b/`. */
const mountPath = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.boolean())
  .map(([segments, slash]) => (segments.length === 0 ? '/' : `/${segments.join('/')}${slash ? '/' : ''}`));

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/);

const hostNames = fc.uniqueArray(
  fc
    .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 7 }))
    .map(([wildcard, labels]) => `${wildcard ? '*.' : ''}${labels.join('.')}.example`),
  { maxLength: 3 },
);

const carries: fc.Arbitrary<readonly Carries[]> = fc.subarray<Carries>(
  ['requests', 'websockets', 'event-streams'],
  { minLength: 1 },
);

const duration = fc.constantFrom('90s', '20m', '1h', '2d');
const bodyLimit = fc.constantFrom('unlimited', '512k', '100m', '4g');

/** The texts of presets may have any printable character, but nothing that a variable could be made of. */
const headerText = fc.stringMatching(/^[\x20-\x7e]{0,20}$/).map((text) => text.replaceAll(/[${}`]/g, ''));

const headerNames = [
  'X-Real-IP',
  'X-Forwarded-Port',
  'X-Scheme',
  'X-Script-Name',
  'X-Forwarded-Ssl',
] as const;

function presetHeader(name: string): fc.Arbitrary<PresetHeader> {
  return fc.oneof(
    fc
      .constantFrom('client-address', 'host', 'host-without-port', 'port', 'scheme')
      .map((value) => ({ name, value }) as const),
    headerText.map((text) => ({ name, text })),
  );
}

const headers = fc
  .subarray([...headerNames])
  .chain((names) => fc.tuple(...names.map((name) => presetHeader(name))));

function presetRoute(path: string): fc.Arbitrary<PresetRoute> {
  return fc
    .record({
      carries,
      about: fc.option(fc.constantFrom('Live updates', 'The API'), { nil: undefined }),
      named: fc.boolean(),
      port: fc.option(fc.integer({ min: 1024, max: 65535 }), { nil: undefined, freq: 3 }),
      idleTimeout: fc.option(duration, { nil: undefined }),
      bodyLimit: fc.option(bodyLimit, { nil: undefined }),
    })
    .map((route) => ({
      path,
      carries: route.carries,
      ...(route.about === undefined ? {} : { about: route.about }),
      ...(route.named && route.carries.includes('websockets')
        ? { endpoint: path.endsWith('/') ? `${path}ws` : path }
        : {}),
      ...(route.port === undefined ? {} : { port: route.port }),
      ...(route.idleTimeout === undefined ? {} : { idleTimeout: route.idleTimeout }),
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    }));
}

const routes = fc
  .subarray(['/api/live/', '/ws', '/events/', '/hub'])
  .chain((paths) => fc.tuple(...['/', ...paths].map((path) => presetRoute(path))));

const preset: fc.Arbitrary<Preset> = fc
  .record({
    routes,
    port: fc.option(fc.integer({ min: 1024, max: 65535 }), { nil: undefined }),
    scheme: oneScheme,
    selfSigned: fc.boolean(),
    idleTimeout: fc.option(duration, { nil: undefined }),
    bodyLimit: fc.option(bodyLimit, { nil: undefined }),
    requestBuffering: fc.boolean(),
    headers,
    affinity: fc.boolean(),
    subpath: fc.option(fc.constantFrom('kept', 'stripped', 'impossible'), { nil: undefined }),
    settings: fc.subarray([
      'trust_proxy is on',
      'The origin of the public address is allowed, with its port',
    ]),
  })
  .map((facts) => ({
    id: 'some-app',
    name: 'Some App',
    documentation: 'https://app.example/docs/reverse-proxy',
    routes: facts.routes,
    scheme: facts.scheme,
    selfSigned: facts.selfSigned,
    headers: facts.headers,
    settings: facts.settings,
    sources: [],
    ...(facts.port === undefined ? {} : { port: facts.port }),
    ...(facts.idleTimeout === undefined ? {} : { idleTimeout: facts.idleTimeout }),
    ...(facts.bodyLimit === undefined ? {} : { bodyLimit: facts.bodyLimit }),
    ...(facts.requestBuffering ? {} : { requestBuffering: false as const }),
    ...(facts.affinity ? { affinity: true as const } : {}),
    ...(facts.subpath === undefined
      ? {}
      : { subpath: { prefix: facts.subpath, setting: 'base_url is the path' } }),
  }));
