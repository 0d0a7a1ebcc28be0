/** The forms in which every preset is shown, and what a client may expect of it in each, as the preset itself says. */
import type { ProxyName } from '../../../src/generate/plan.ts';
import type { Carries, Preset, PresetRoute } from '../../../src/generate/preset.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';

/** Where a library listens that has no port of its own. */
const SOME_PORT = 8000;

export interface Form {
  readonly name: 'plain' | 'tls' | 'mounted' | 'trusting';
  /** The host that all presets share; each has its own where there is none. */
  readonly host?: string;
  readonly title: string;
  /** Asked for over TLS. */
  readonly secure: boolean;
  /** What the client says of itself in X-Forwarded-* is believed. */
  readonly believed: boolean;
  isFor(preset: Preset): boolean;
}

export const PLAIN: Form = {
  name: 'plain',
  title: 'on a host of its own',
  secure: false,
  believed: false,
  isFor: () => true,
};

export const MOUNTED: Form = {
  name: 'mounted',
  title: 'below a path',
  secure: false,
  believed: false,
  isFor: ({ subpath }) => subpath?.prefix === 'kept' || subpath?.prefix === 'stripped',
};

export const FORMS: readonly Form[] = [
  PLAIN,
  { name: 'tls', title: 'with TLS', secure: true, believed: false, isFor: () => true },
  MOUNTED,
  { name: 'trusting', title: 'behind a trusted proxy', secure: false, believed: true, isFor: () => true },
];

/** Where the files of a certificate lie. */
export interface CertificatePaths {
  readonly certificate: string;
  readonly key: string;
}

/** The options that give a preset in a form. */
export function optionsFor(
  form: Form,
  preset: Preset,
  proxy: ProxyName,
  { certificate, key }: CertificatePaths,
): Partial<GenerateRequest> {
  return {
    proxy,
    preset,
    upstreams: preset.port === undefined ? [`127.0.0.1:${SOME_PORT}`] : [],
    hosts: [form.host ?? hostOf(preset)],
    path: form.name === 'mounted' ? mountOf(preset) : null,
    tls: form.secure ? `${certificate},${key}` : 'none',
    trustedProxies: form.believed ? ['127.0.0.1'] : [],
  };
}

export function hostOf({ id }: Preset): string {
  return `${id}.test`;
}

export function mountOf({ id }: Preset): string {
  return `/at/${id}`;
}

/** A route as clients and the application see it. */
export interface ExpectedRoute {
  readonly facts: PresetRoute;
  /** The address that the preset names: `127.0.0.1:3000`. */
  readonly at: string;
  /** A path of the application as clients ask for it. */
  asked(path: string): string;
  /** The same as the application is to see it. */
  arrives(path: string): string;
  readonly bodyLimit: string | null;
}

export function expectedRoutes({ name }: Form, preset: Preset): readonly ExpectedRoute[] {
  const mount = name === 'mounted' ? mountOf(preset) : '';
  const isStripped = preset.subpath?.prefix === 'stripped';
  return preset.routes.map((facts) => ({
    facts,
    at: `127.0.0.1:${facts.port ?? preset.port ?? SOME_PORT}`,
    asked: (path) => mount + path,
    arrives: (path) => takenOff(facts, isStripped ? path : mount + path, mount),
    bodyLimit: facts.bodyLimit ?? preset.bodyLimit ?? null,
  }));
}

/** A path without the route's own, where the preset says that the application does not know it. */
function takenOff({ strip, path: route }: PresetRoute, path: string, mount: string): string {
  if (strip !== true) return path;
  return path.replace(mount, '').slice(route.replace(/\/$/, '').length);
}

export function carries({ facts }: ExpectedRoute, kind: Carries): boolean {
  return facts.carries.includes(kind);
}
