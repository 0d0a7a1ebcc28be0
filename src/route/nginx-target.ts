/**
 * Which nginx `--nginx-version` means: a version of nginx itself, or a fork and its version (`openresty/1.29.2.3`), which
 * is as good as the nginx core that it was made from.
 */
import { type ForkName, isVersion, isVersionAtLeast, NEWEST_STABLE, type Target } from './target.ts';

export type NginxTarget = Pick<Target, 'nginx' | 'fork'>;

export type ReadTarget =
  | { readonly kind: 'target'; readonly target: NginxTarget }
  /** `problem` completes the sentence "--nginx-version …". */
  | { readonly kind: 'refused'; readonly problem: string };

const PROPER_NAMES: Readonly<Record<ForkName, string>> = {
  openresty: 'OpenResty',
  angie: 'Angie',
  tengine: 'Tengine',
  freenginx: 'freenginx',
};

/**
 * The nginx core of each release from the named one on, the newest first. Angie's changes name it, Tengine's sources do
 * (`NGINX_VERSION` beside `TENGINE_VERSION`). freenginx parted from nginx after 1.25.4 and has numbered its own releases
 * since: what nginx added later is not in its core.
 */
const CORES: Readonly<Record<Exclude<ForkName, 'openresty'>, readonly (readonly [string, string])[]>> = {
  angie: [
    ['1.12.0', '1.31.2'],
    ['1.11.0', '1.29.3'],
    ['1.10.0', '1.27.5'],
    ['1.9.0', '1.27.4'],
  ],
  tengine: [
    ['3.2.0', '1.31.3'],
    ['3.1.0', '1.24.0'],
  ],
  freenginx: [['1.25.4', '1.25.4']],
};

const FORMS = `a version such as ${NEWEST_STABLE.nginx}, or a fork and its version such as openresty/1.29.2.3 (${['nginx', ...Object.keys(PROPER_NAMES)].join(', ')})`;

export function readNginxTarget(text: string): ReadTarget {
  const slash = text.indexOf('/');
  const name = slash === -1 ? 'nginx' : text.slice(0, slash).toLowerCase();
  const version = text.slice(slash + 1);
  if (!isVersion(version)) return refuse(`takes ${FORMS}, not '${text}'`);
  if (name === 'nginx') return { kind: 'target', target: { nginx: version } };
  if (!isForkName(name)) return refuse(`knows no fork '${name}'; it takes ${FORMS}`);
  const nginx = coreOf(name, version);
  if (nginx !== null) return { kind: 'target', target: { nginx, fork: { name, version } } };
  return refuse(
    `does not know from which nginx ${PROPER_NAMES[name]} ${version} was made; give that version of nginx instead`,
  );
}

/** `nginx 1.30.4`, `OpenResty 1.29.2.3`: what a message calls the proxy that a configuration is judged for. */
export function describeTarget({ nginx, fork }: NginxTarget): string {
  return fork === undefined ? `nginx ${nginx}` : `${PROPER_NAMES[fork.name]} ${fork.version}`;
}

function isForkName(name: string): name is ForkName {
  return Object.hasOwn(PROPER_NAMES, name);
}

/** OpenResty puts a fourth number behind those of its core. */
function coreOf(name: ForkName, version: string): string | null {
  if (name === 'openresty') {
    const [, core] = /^(\d+\.\d+\.\d+)\.\d+$/.exec(version) ?? [];
    return core ?? null;
  }
  return CORES[name].find(([from]) => isVersionAtLeast(version, from))?.[1] ?? null;
}

function refuse(problem: string): ReadTarget {
  return { kind: 'refused', problem };
}
