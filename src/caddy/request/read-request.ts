/**
 * What Go's HTTP server makes of a request before Caddy sees it (net/http, `readRequest`): the target taken apart, and
 * what it answers by itself because it cannot be read or concerns no resource.
 */
import type { ClientRequest, HeaderField } from '../../route/client-request.ts';
import { toBytes } from '../../text/bytes.ts';
import { readPath, unescapePath } from '../language/go-url.ts';
import { canonicalField, isFieldName } from '../language/header-names.ts';
import { isFieldValue, valuesOf } from './header-fields.ts';

export type ReadRequest =
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly rawPath: string;
      readonly query: string;
      readonly hasEmptyQuery: boolean;
      readonly host: string;
      /** Without Host. */
      readonly headers: readonly HeaderField[];
    }
  | { readonly kind: 'answered'; readonly status: number; readonly because: string };

interface Target {
  /** '' where the target has none: the Host header names it. */
  readonly authority: string;
  readonly path: string;
  readonly rawPath: string;
  readonly query: string;
  readonly hasEmptyQuery: boolean;
}

const HOST = /^[A-Za-z0-9!$%&'()*+,\-.:;=[\]_~]*$/;
/** What may stand in the host of a URL. */
const URL_HOST = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\x80-\xff]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are meant.
const NOT_IN_TARGET = /[\x00-\x20\x7f]/;

export function readRequest(client: ClientRequest): ReadRequest {
  const target = isFieldName(client.method) ? readTarget(client.method, toBytes(client.target)) : null;
  if (target === null) return answered(400, 'the request cannot be read');
  const fields = client.headers.map(
    ([name, value]): HeaderField => [canonicalField(name), toBytes(value).replace(/^[ \t]+|[ \t]+$/g, '')],
  );
  const refused = refuse(client.method, fields);
  if (refused !== null) return refused;
  if (client.method === 'OPTIONS' && client.target === '*') {
    return answered(200, 'a request about the whole server is answered before any route');
  }
  const { authority, ...rest } = target;
  return {
    kind: 'read',
    ...rest,
    host: authority === '' ? (valuesOf(fields, 'Host')[0] ?? '') : authority,
    headers: fields.filter(([name]) => name !== 'Host'),
  };
}

/** What Go says about the headers; null where it takes them. */
function refuse(method: string, fields: readonly HeaderField[]): ReadRequest | null {
  const hosts = valuesOf(fields, 'Host');
  if (hosts.length > 1) return answered(400, 'the request has more than one Host');
  const encodings = valuesOf(fields, 'Transfer-Encoding');
  if (encodings.length > 0 && (encodings.length > 1 || encodings[0]?.toLowerCase() !== 'chunked')) {
    return answered(501, 'Go knows no such Transfer-Encoding');
  }
  const lengths = new Set(valuesOf(fields, 'Content-Length'));
  if (encodings.length === 0 && (lengths.size > 1 || [...lengths].some((length) => !/^\d+$/.test(length)))) {
    return answered(400, 'the Content-Length cannot be read');
  }
  const [host] = hosts;
  if (host === undefined && method !== 'CONNECT') return answered(400, 'the request has no Host');
  if (host !== undefined && !HOST.test(host)) return answered(400, 'Host is malformed');
  if (fields.some(([name, value]) => !isFieldName(name) || !isFieldValue(value))) {
    return answered(400, 'a header is malformed');
  }
  const [expected = ''] = valuesOf(fields, 'Expect');
  return expected === '' || expected.toLowerCase() === '100-continue'
    ? null
    : answered(417, 'nothing but 100-continue can be expected');
}

function answered(status: number, because: string): ReadRequest {
  return { kind: 'answered', status, because };
}

/** A path, `*`, a whole URL, or for CONNECT a host; null for what is none of them (url.ParseRequestURI). */
function readTarget(method: string, target: string): Target | null {
  const whole = method === 'CONNECT' && !target.startsWith('/') ? `http://${target}` : target;
  if (whole === '' || NOT_IN_TARGET.test(whole)) return null;
  if (whole === '*') return { authority: '', path: '*', rawPath: '', query: '', hasEmptyQuery: false };
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(whole)?.[0] ?? '';
  const rest = whole.slice(scheme.length);
  const mark = rest.indexOf('?');
  const query = mark === -1 ? '' : rest.slice(mark + 1);
  const hasEmptyQuery = mark !== -1 && query === '';
  const hierarchy = mark === -1 ? rest : rest.slice(0, mark);
  if (!hierarchy.startsWith('/')) {
    return scheme === '' ? null : { authority: '', path: '', rawPath: '', query, hasEmptyQuery };
  }
  const named = scheme === '' ? null : /^\/\/([^/]*)(.*)$/s.exec(hierarchy);
  const authority = named === null ? '' : readAuthority(named[1] ?? '');
  const path = readPath(named === null ? hierarchy : (named[2] ?? ''));
  return authority === null || path === null ? null : { authority, ...path, query, hasEmptyQuery };
}

/** Without the user; null for a port that is no number or a character that no host has. */
function readAuthority(authority: string): string | null {
  const at = authority.lastIndexOf('@');
  if (at !== -1 && !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(authority.slice(0, at))) return null;
  if (at !== -1 && unescapePath(authority.slice(0, at)) === null) return null;
  const host = authority.slice(at + 1);
  if (!URL_HOST.test(host)) return null;
  const port = host.startsWith('[') ? /^\[[^\]]*\](.*)$/.exec(host)?.[1] : /:[^:]*$/.exec(host)?.[0];
  if (host.startsWith('[') && port === undefined) return null;
  return port === undefined || port === '' || /^:\d*$/.test(port) ? host : null;
}
