/** The parameters of `listen`, of any protocol: a word that none of them knows. */
import { closest, distance } from 'fastest-levenshtein';
import type { Fix } from '../../src/lint/finding.ts';
import type { Statement } from '../../src/nginx/config/context.ts';
import { removeArgument } from '../../src/nginx/edit/place.ts';
import { isVersionAtLeast, type Target } from '../../src/route/target.ts';
import { type ArgumentProblem, writeInstead } from './problem.ts';

const WORDS: readonly string[] = [
  'default_server',
  'default',
  'bind',
  'ssl',
  'http2',
  'proxy_protocol',
  'reuseport',
  'deferred',
  'multipath',
  'udp',
];
const NAMES_OF_VALUES = /^(?:backlog|rcvbuf|sndbuf|setfib|fastopen|accept_filter|ipv6only|so_keepalive)=/;

/** HTTP/3 (nginx CHANGES). */
const QUIC_SINCE = '1.25.0';
/** The first measured release that refuses `spdy`, which those before it ignore with a warning. */
const SPDY_GONE = '1.20.2';

export function listenProblem(statement: Statement, { nginx }: Target): ArgumentProblem | null {
  for (const [index, { value }] of statement.directive.args.entries()) {
    if (index === 0 || WORDS.includes(value) || NAMES_OF_VALUES.test(value)) continue;
    if (value === 'quic') {
      if (isVersionAtLeast(nginx, QUIC_SINCE)) continue;
      return { message: `\`listen … quic\` came with ${QUIC_SINCE}.`, ofVersion: true, fix: null };
    }
    if (value === 'spdy') {
      if (!isVersionAtLeast(nginx, SPDY_GONE)) continue;
      return {
        message: '`listen … spdy` is gone; HTTP/2 has taken its place.',
        ofVersion: true,
        fix: removal(statement, index, value),
      };
    }
    return unknownParameter(statement, index, value);
  }
  return null;
}

function unknownParameter(statement: Statement, index: number, value: string): ArgumentProblem {
  const nearest = closest(value, [...WORDS]);
  const isNear =
    value !== 'http3' && value.length > 2 && distance(value, nearest) <= (value.length < 5 ? 1 : 2);
  return {
    message: `\`listen\` has no parameter \`${value}\`${value === 'http3' ? '; HTTP/3 is `quic`' : ''}.`,
    fix: isNear ? writeInstead(statement, index, nearest) : null,
  };
}

function removal(statement: Statement, index: number, value: string): Fix | null {
  const edit = removeArgument(statement, index);
  return edit === null ? null : { safety: 'safe', title: `remove \`${value}\``, edits: [edit] };
}
