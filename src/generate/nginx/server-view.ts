/**
 * Server blocks as their template sees them: the one that answers, and with TLS the one that redirects to it. With a
 * port of one's own there is no such redirect, because port 80 may be another's; but Let's Encrypt asks on port 80 alone.
 */
import { isVersionAtLeast } from '../../route/target.ts';
import type { Plan } from '../plan.ts';
import { type LocationView, locationView } from './location-view.ts';
import type { NginxNames } from './names.ts';
import { constantText } from './quote.ts';

interface Listener {
  readonly address: string;
  readonly parameters: readonly string[];
}

export interface ServerView {
  readonly isFirst: boolean;
  readonly comment: readonly string[];
  readonly listeners: readonly Listener[];
  readonly http2: boolean;
  readonly hosts: readonly string[];
  readonly certificate: {
    readonly file: string;
    readonly key: string;
    readonly protocols: { readonly names: readonly string[] } | null;
  } | null;
  readonly realIp: { readonly ranges: readonly string[] } | null;
  readonly challenge: { readonly root: string } | null;
  readonly redirect: string | null;
  readonly locations: readonly LocationView[];
}

/** Where certbot puts what Let's Encrypt wants to see. */
const WEBROOT = '/var/www/html';

export function serverViews(plan: Plan, names: NginxNames): readonly ServerView[] {
  const redirecting = redirectingServer(plan);
  const answering = answeringServer(plan, names, redirecting === null);
  return redirecting === null ? [answering] : [redirecting, answering];
}

function answeringServer(plan: Plan, names: NginxNames, isFirst: boolean): ServerView {
  const { tls, version } = plan;
  const isSecure = tls.kind !== 'none';
  const hasHttp2Directive = version !== null && isVersionAtLeast(version, '1.25.1');
  const parameters = !isSecure ? [] : version === null || hasHttp2Directive ? ['ssl'] : ['ssl', 'http2'];
  return {
    isFirst,
    comment:
      plan.hosts.length === 0
        ? ['Answers whatever host is asked for, unless another server is the default one of the port.']
        : [],
    listeners: listenersOn(plan.port ?? (isSecure ? 443 : 80), parameters),
    http2: isSecure && hasHttp2Directive,
    hosts: hostsOf(plan),
    certificate: certificateOf(plan),
    realIp: plan.trustedProxies.length === 0 ? null : { ranges: plan.trustedProxies },
    challenge: null,
    redirect: null,
    locations: plan.routes.map((route, index) =>
      locationView(plan, route, names, { isFirst: index === 0, server: 'generated' }),
    ),
  };
}

function redirectingServer(plan: Plan): ServerView | null {
  const { tls, port } = plan;
  if (tls.kind === 'none' || (tls.kind === 'files' && port !== null)) return null;
  return {
    isFirst: true,
    comment: tls.kind === 'acme' ? aboutCertbot(plan) : [],
    listeners: listenersOn(80, []),
    http2: false,
    hosts: hostsOf(plan),
    certificate: null,
    realIp: null,
    challenge: tls.kind === 'acme' ? { root: WEBROOT } : null,
    redirect: `https://$host${port === null ? '' : `:${port}`}$request_uri`,
    locations: [],
  };
}

function aboutCertbot({ hosts }: Plan): readonly string[] {
  return [
    "Let's Encrypt gives the certificate by way of this server. For the first one, start nginx without the server",
    'below, whose files are not there yet, and run:',
    `    certbot certonly --webroot -w ${WEBROOT} --deploy-hook 'nginx -s reload'${hosts.map((host) => ` -d ${host}`).join('')}`,
  ];
}

function listenersOn(port: number, parameters: readonly string[]): readonly Listener[] {
  return [
    { address: String(port), parameters },
    { address: `[::]:${port}`, parameters },
  ];
}

/** `_` is no host's name, so that the server has none. */
function hostsOf({ hosts }: Plan): readonly string[] {
  return hosts.length === 0 ? ['_'] : hosts.map(constantText);
}

function certificateOf({ tls, hosts, version }: Plan): ServerView['certificate'] {
  if (tls.kind === 'none') return null;
  const directory = `/etc/letsencrypt/live/${hosts[0] ?? ''}`;
  const { certificate, key } =
    tls.kind === 'files'
      ? tls
      : { certificate: `${directory}/fullchain.pem`, key: `${directory}/privkey.pem` };
  const isSafeByDefault = version !== null && isVersionAtLeast(version, '1.27.3');
  return {
    file: constantText(certificate),
    key: constantText(key),
    protocols: isSafeByDefault ? null : { names: ['TLSv1.2', 'TLSv1.3'] },
  };
}
