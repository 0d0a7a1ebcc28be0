/**
 * The listener wrapper `http_redirect`: whoever speaks HTTP where it listens is sent to `https://`, before any server sees
 * the request (modules/caddyhttp/httpredirectlistener.go; measured on 2.6.2).
 */
import type { ClientRequest } from '../../route/client-request.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { HttpServer } from '../http/model.ts';
import { escapedPath } from '../language/go-url.ts';
import { readRequest } from './read-request.ts';

export interface Redirected {
  readonly kind: 'answered';
  readonly status: 308;
  readonly location: string;
  readonly because: string;
}

/** Null where nothing is redirected. Before TLS begins, what TLS sends does not look like HTTP. */
export function redirectOf(
  { redirectsHttp }: HttpServer,
  client: ClientRequest,
  speaksTls: boolean,
): Redirected | null {
  if (redirectsHttp === 'no') return null;
  const isOpen = client.scheme === 'http';
  const isSeen = redirectsHttp === 'before-tls' ? isOpen : !(isOpen && speaksTls);
  return isSeen ? redirect(client) : null;
}

/** Null for a request that does not look like HTTP to it, by its first five bytes. */
function redirect(client: ClientRequest): Redirected | null {
  if (!/^(?:GET \/|HEAD |POST |PUT \/|OPTIO)/.test(`${client.method} ${client.target}`)) return null;
  const read = readRequest(client);
  if (read.kind === 'answered') return null;
  const query = read.query === '' && !read.hasEmptyQuery ? '' : `?${read.query}`;
  const location = fromBytes(`https://${read.host}${escapedPath(read)}${query}`);
  return { kind: 'answered', status: 308, location, because: 'the listener wrapper redirects to https' };
}
