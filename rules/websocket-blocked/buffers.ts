/** `large_client_header_buffers` that hold less than the cookies or tokens that browsers send with a handshake (case C30). */
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, spanOf } from '../../src/nginx/config/context.ts';
import { effectiveScalar } from '../../src/nginx/config/effective.ts';
import { parseSize } from '../../src/nginx/language/values.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

/** One cookie may be this long (RFC 6265 section 6.1). */
const ONE_COOKIE = 4096;

export function smallBuffers({ server }: NginxRoute): Report | null {
  if (server === null) return null;
  const { statement } = effectiveScalar(server, 'large_client_header_buffers');
  const written = statement === null ? '' : argumentOf(statement, 1);
  const size = parseSize(written);
  if (statement === null || size.kind !== 'size' || size.bytes >= ONE_COOKIE) return null;
  return {
    message: `A handshake whose Cookie header is longer than ${written} is answered with 400, and one whose URL is, with a token in it, with 414: browsers send all cookies of the site along, each of up to 4 kB.`,
    span: spanOf(statement),
    severity: 'info',
  };
}
