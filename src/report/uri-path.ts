/** Paths as they stand in a URI (RFC 3986 section 3.3): whatever a file is called, it stays one path. */

/** Unpaired surrogates have no UTF-8, and so no percent-encoding. */
const SURROGATES = /\p{Cs}/gu;

export function uriPath(path: string): string {
  return path.replace(SURROGATES, '\ufffd').split('/').map(encodeURIComponent).join('/');
}
