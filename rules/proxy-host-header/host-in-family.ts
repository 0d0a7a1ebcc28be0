/** What the routes of one server to one application do about Host. */
import { argumentOf, type Statement } from '../../src/nginx/config/context.ts';
import { linesNaming } from '../../src/nginx/config/upstream-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export interface HostInFamily {
  /** The first line that passes the client's Host on; null where none does. */
  readonly line: Statement | null;
  /** The first that passes it on with its port. */
  readonly withPort: Statement | null;
  /** Every ordinary route sets Host. */
  readonly isRule: boolean;
}

const known = new WeakMap<readonly NginxRoute[], HostInFamily>();

export function hostInFamily(family: readonly NginxRoute[]): HostInFamily {
  let host = known.get(family);
  if (host === undefined) {
    host = {
      line: lineSetTo(CLIENTS_HOST, family),
      withPort: lineSetTo(WITH_PORT, family),
      isRule: family.every(
        ({ intent, request }) => isAtLeast(intent, 'strong') || linesNaming(request, 'host').length > 0,
      ),
    };
    known.set(family, host);
  }
  return host;
}

const CLIENTS_HOST = /^(?:\$host|\$http_host|\$host:\$server_port)$/i;
const WITH_PORT = /^(?:\$http_host|\$host:\$server_port)$/i;

function lineSetTo(value: RegExp, family: readonly NginxRoute[]): Statement | null {
  for (const { request } of family) {
    const [line, ...others] = linesNaming(request, 'host');
    if (line !== undefined && others.length === 0 && value.test(argumentOf(line.statement, 1)))
      return line.statement;
  }
  return null;
}
