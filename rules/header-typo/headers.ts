/** The names that a slip of the finger is measured against. */

/** Request headers that decide over a handshake or over who the client is. */
export const HEADERS = [
  'Upgrade',
  'Connection',
  'Host',
  'Origin',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Version',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Extensions',
  'X-Forwarded-For',
  'X-Forwarded-Proto',
  'X-Forwarded-Host',
  'X-Real-IP',
] as const;

/** Short names are one letter away from too many others to guess at. */
export const SHORTEST_TO_GUESS = 6;
