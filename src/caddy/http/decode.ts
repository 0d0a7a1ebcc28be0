/** Decodes the `http` app from Caddy's JSON. What is not understood becomes a matcher or handler of kind `unknown`. */

import { isVersionAtLeast } from '../../route/target.ts';
import type { JsonNode, Member, ObjectNode } from '../json/node.ts';
import { decodeHandler } from './decode-handlers.ts';
import { decodeMatcherSets } from './decode-matchers.ts';
import type { Certificates, HttpApp, HttpRoute, HttpServer, TlsPolicy } from './model.ts';
import { at, flagAt, itemsAt, numberAt, objectAt, textAt, textsAt, textsOf } from './read-json.ts';

/** `configuration`: a whole configuration of Caddy's, with `apps`. Never throws; null where there is no `http` app. */
export function decodeHttpApp(configuration: JsonNode, version: string): HttpApp | null {
  const http = objectAt(objectAt(configuration, 'apps'), 'http');
  if (http === null) return null;
  return {
    httpPort: numberAt(http, 'http_port') || 80,
    httpsPort: numberAt(http, 'https_port') || 443,
    certificates: decodeCertificates(objectAt(objectAt(configuration, 'apps'), 'tls')),
    servers: (objectAt(http, 'servers')?.members ?? []).map((server) => decodeServer(server, version)),
  };
}

/** Of the app `tls`. */
function decodeCertificates(tls: JsonNode | null): Certificates {
  const loaders = objectAt(tls, 'certificates');
  const policies = itemsAt(objectAt(tls, 'automation'), 'policies');
  return {
    hasLoaded:
      loaders?.members.some(({ name }) => name !== 'automate') === true ||
      policies.some((policy) => at(policy, 'get_certificate') !== null),
    automated: textsAt(loaders, 'automate'),
    policies: policies.map((policy) => ({
      subjects: textsAt(policy, 'subjects'),
      onDemand: flagAt(policy, 'on_demand'),
    })),
  };
}

function decodeServer({ name, value }: Member, version: string): HttpServer {
  const errors = at(value, 'errors');
  const automatic = objectAt(value, 'automatic_https');
  const trusted = objectAt(value, 'trusted_proxies');
  const protocols = at(value, 'protocols');
  const namedRoutes = objectAt(value, 'named_routes');
  const tlsPolicies = itemsAt(value, 'tls_connection_policies').map(decodePolicy);
  const strictSniHost = at(value, 'strict_sni_host');
  const isStatic = textAt(trusted, 'source') === 'static';
  return {
    name,
    listen: textsAt(value, 'listen'),
    routes: decodeRoutes(at(value, 'routes')),
    errors: errors === null ? null : decodeRoutes(at(errors, 'routes')),
    namedRoutes: new Map((namedRoutes?.members ?? []).map((one) => [one.name, decodeRoute(one.value)])),
    automaticHttps: {
      disabled: flagAt(automatic, 'disable'),
      redirectsDisabled: flagAt(automatic, 'disable_redirects'),
      certificatesDisabled: flagAt(automatic, 'disable_certificates'),
      skip: textsAt(automatic, 'skip'),
    },
    hasTlsPolicies: at(value, 'tls_connection_policies') !== null,
    protocols: protocols?.kind === 'array' ? textsOf(protocols) : null,
    tlsPolicies,
    // Else a name without client authentication would open the door to one with it.
    strictSniHost:
      strictSniHost?.kind === 'boolean'
        ? strictSniHost.value
        : tlsPolicies.some(({ clientCertificate }) => clientCertificate !== 'none'),
    // `trusted_proxies` of a server came with 2.6.3.
    trustedProxies: isStatic && isVersionAtLeast(version, '2.6.3') ? textsAt(trusted, 'ranges') : [],
    clientIpHeaders: textsAt(value, 'client_ip_headers'),
    trustsUnknownProxies: trusted !== null && !isStatic,
    redirectsHttp: decodeRedirection(value),
    span: value.span,
  };
}

/** Where `tls` is not among the wrappers, it comes first (modules/caddyhttp/app.go, `Provision`). */
function decodeRedirection(server: JsonNode): HttpServer['redirectsHttp'] {
  const wrappers = itemsAt(server, 'listener_wrappers').map((wrapper) => textAt(wrapper, 'wrapper'));
  const redirect = wrappers.indexOf('http_redirect');
  if (redirect === -1) return 'no';
  return redirect < wrappers.indexOf('tls') ? 'before-tls' : 'within-tls';
}

function decodePolicy(node: JsonNode): TlsPolicy {
  const match = objectAt(node, 'match');
  return {
    names: at(match, 'sni') === null ? null : textsAt(match, 'sni'),
    hasOtherMatchers: match?.members.some(({ name }) => name !== 'sni') ?? false,
    clientCertificate: clientCertificate(objectAt(node, 'client_authentication')),
  };
}

/** Without a mode a certificate is required (modules/caddytls/connpolicy.go, `ClientAuthentication`). */
function clientCertificate(settings: ObjectNode | null): TlsPolicy['clientCertificate'] {
  const isActive = settings?.members.some(({ value }) => !(value.kind === 'null' || isEmpty(value)));
  if (isActive !== true) return 'none';
  const mode = textAt(settings, 'mode');
  return mode === 'request' || mode === 'verify_if_given' ? 'optional' : 'required';
}

/** An empty list or text counts as not set. */
function isEmpty(value: JsonNode): boolean {
  return (
    (value.kind === 'array' && value.items.length === 0) || (value.kind === 'string' && value.value === '')
  );
}

function decodeRoutes(node: JsonNode | null): readonly HttpRoute[] {
  return node?.kind === 'array' ? node.items.map(decodeRoute) : [];
}

function decodeRoute(node: JsonNode): HttpRoute {
  return {
    group: textAt(node, 'group') || null,
    match: decodeMatcherSets(at(node, 'match')),
    handle: itemsAt(node, 'handle').map((handler) => decodeHandler(handler, decodeRoutes)),
    terminal: flagAt(node, 'terminal'),
    span: node.span,
  };
}
