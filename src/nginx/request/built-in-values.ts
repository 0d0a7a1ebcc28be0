/**
 * nginx's own variables for a request that is being followed: what the request, its server and its place in the
 * configuration tell. What depends on the connection, the clock or the upstream's answer is unknown.
 */
import { headerOf } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { argumentOf, statementsNamed } from '../config/context.ts';
import { effectiveList } from '../config/effective.ts';
import { toBytes } from '../../text/bytes.ts';
import { isBuiltInVariable } from '../language/variables.ts';
import { documentRoot, fileName } from './document-root.ts';
import type { RequestInProgress } from './progress.ts';

type Read = (request: RequestInProgress, depth: number) => Known<string>;

/** Of several headers of one name nginx joins all from this version on, and took the first before (CHANGES). */
const JOINED_HEADERS = '1.23.0';

/** The value of a variable of nginx's own (lower case, without `$`); null for a name that is none of them. */
export function builtInValue(name: string, request: RequestInProgress, depth: number): Known<string> | null {
  const read = VALUES.get(name);
  if (read !== undefined) return read(request, depth);
  if (name.startsWith('http_')) return known(headerValue(request, name.slice('http_'.length)));
  if (name.startsWith('arg_')) return known(argument(request.args, name.slice('arg_'.length)));
  if (name.startsWith('cookie_')) return known(cookie(request, name.slice('cookie_'.length)));
  if (name.startsWith('ssl_') && request.client.scheme === 'http') return known('');
  if (name.startsWith('proxy_protocol_') && !expectsProxyProtocol(request)) return known('');
  return isBuiltInVariable(name) ? unknown(`\`$${name}\` is not known before a request comes`) : null;
}

const VALUES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['uri', ({ path }) => known(path)],
  ['document_uri', ({ path }) => known(path)],
  ['args', ({ args }) => known(args)],
  ['query_string', ({ args }) => known(args)],
  ['is_args', ({ args }) => known(args === '' ? '' : '?')],
  ['request_uri', ({ unparsed }) => known(unparsed)],
  ['request', ({ client, unparsed }) => known(`${client.method} ${unparsed} HTTP/1.1`)],
  ['request_method', ({ method }) => known(method)],
  ['server_protocol', () => known('HTTP/1.1')],
  ['scheme', ({ client }) => known(client.scheme)],
  ['https', ({ client }) => known(client.scheme === 'https' ? 'on' : '')],
  ['http2', () => known('')],
  ['http3', () => known('')],
  ['ssl_server_name', ({ client }) => known(client.scheme === 'https' ? client.hostname : '')],
  ['host', (request) => (request.host === '' ? serverName(request) : known(request.host))],
  ['server_name', serverName],
  ['server_port', ({ client }) => known(String(client.port))],
  ['remote_addr', clientAddress],
  ['remote_user', ({ client }) => known(remoteUser(headerOf(client, 'authorization')))],
  ['proxy_add_x_forwarded_for', forwardedFor],
  ['content_length', ({ client }) => known(headerOf(client, 'content-length'))],
  ['content_type', ({ client }) => known(headerOf(client, 'content-type'))],
  ['document_root', documentRoot],
  ['request_filename', fileName],
  ['proxy_host', ({ proxyHost }) => (proxyHost === null ? known('') : known(proxyHost.host))],
  ['proxy_port', ({ proxyHost }) => (proxyHost === null ? known('') : known(proxyHost.port))],
  ['invalid_referer', invalidReferer],
  ['limit_rate', () => known('0')],
]);

function serverName({ server }: RequestInProgress): Known<string> {
  const [line] = statementsNamed(server, 'server_name');
  const word = line?.directive.args[0];
  if (word === undefined) return known('');
  if (word.templated || word.value.startsWith('$')) return unknown('the name is filled in elsewhere');
  // Names are kept in lower case, patterns as they are written.
  return known(
    word.value.startsWith('~') ? toBytes(word.value) : toBytes(word.value.toLowerCase().replace(/^\./, '')),
  );
}

function clientAddress({ options, context }: RequestInProgress): Known<string> {
  if (effectiveList(context, 'set_real_ip_from').statements.length > 0)
    return unknown("the client's address is taken from a header");
  const { clientAddress: address } = options;
  return address === undefined ? unknown("it depends on the client's address") : known(address);
}

function forwardedFor(request: RequestInProgress): Known<string> {
  const address = clientAddress(request);
  if (address.kind === 'unknown') return address;
  const earlier = headerOf(request.client, 'x-forwarded-for');
  return known(earlier === '' ? address.value : `${earlier}, ${address.value}`);
}

/** `name` has underscores for dashes, as in `$http_x_real_ip`. Names with other characters are dropped by nginx. */
function headerValue({ client, configuration }: RequestInProgress, name: string): string {
  const values = client.headers.filter(
    ([given]) => /^[\w-]+$/.test(given) && given.toLowerCase().replaceAll('-', '_') === name,
  );
  if (name === 'host') return values[0]?.[1] ?? '';
  const isJoined = isVersionAtLeast(configuration.target.nginx, JOINED_HEADERS);
  if (!isJoined && name !== 'cookie' && name !== 'x_forwarded_for') return toBytes(values[0]?.[1] ?? '');
  return toBytes(values.map(([, value]) => value).join(name === 'cookie' ? '; ' : ', '));
}

/** The first value of an argument in a query, as it stands there (`ngx_http_arg`). */
function argument(args: string, name: string): string {
  for (const pair of args.split('&')) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).toLowerCase() === name) return pair.slice(equals + 1);
  }
  return '';
}

function cookie({ client }: RequestInProgress, name: string): string {
  for (const pair of headerOf(client, 'cookie').split(/[;,]/)) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim().toLowerCase() === name)
      return toBytes(pair.slice(equals + 1).trim());
  }
  return '';
}

function remoteUser(authorization: string): string {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return '';
  try {
    return atob(encoded).split(':', 1)[0] ?? '';
  } catch {
    return '';
  }
}

function expectsProxyProtocol({ listener }: RequestInProgress): boolean {
  return listener?.has('proxy_protocol') ?? true;
}

/** `valid_referers` is decided where no Referer is sent, as in every handshake (case C31). */
function invalidReferer({ client, context }: RequestInProgress): Known<string> {
  const { statements, gap } = effectiveList(context, 'valid_referers');
  if (statements.length === 0) return gap === null ? known('') : unknown(gap.because);
  if (headerOf(client, 'referer') !== '') return unknown('it depends on the Referer header');
  const takesNone = statements.some((at) =>
    at.directive.args.some((_, index) => argumentOf(at, index) === 'none'),
  );
  return known(takesNone ? '' : '1');
}
